"""``python -m unionclean``."""

import sys

from .cli import main

sys.exit(main())
