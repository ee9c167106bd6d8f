"""``unionclean learn``: pairs of words from texts that a spinner reworded and their originals."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .. import presets
from ..errors import InputError
from ..readers import read
from ..repair.learn import find_pairs, learn, write_pairs
from ..writers.whole import reported, whole


def run(arguments: argparse.Namespace) -> int:
    """Propose pairs, most frequent first; nothing is added to the built-in lexicon.

    Raises:
        InputError: the paths are neither one folder nor spun and original files in turn, or hold
            no two forms of a text.
    """
    paths = [Path(path) for path in arguments.paths]
    if len(paths) == 1 and paths[0].is_dir():
        texts = find_pairs(paths[0])
        if not texts:
            raise InputError(
                f"{paths[0]}: no two texts in this folder are forms of one another",
                remedy="name them x.spun.txt and x.original.txt, or give the files themselves",
            )
    elif len(paths) % 2 == 0:
        texts = [(_text(a), _text(b)) for a, b in zip(paths[::2], paths[1::2], strict=True)]
    else:
        raise InputError(
            f"{len(paths)} files do not make pairs",
            remedy="give SPUN ORIGINAL, in turn, or one folder",
        )
    pairs = learn(texts, least=arguments.least)
    lines = list(write_pairs(pairs))
    if arguments.output is None:
        sys.stdout.writelines(lines)
    else:
        target = Path(arguments.output)
        with reported(target), whole(target) as file:
            file.writelines(lines)
    print(f"{len(pairs)} pairs from {len(texts)} texts", file=sys.stderr)
    return 0


def _text(path: Path) -> str:
    # Only the script: what a spinner did must still be there.
    return presets.default().only("script").run(read(path)).text
