"""Undoing spun text: words that a program put in the place of the author's.

A spinner walks over a text with a table of synonyms and replaces strings, blind to word borders
and to sense: 科学发展观 becomes 科学成长不美观, 以人为本 becomes 以酬谢本.

The parts of this package:

- :mod:`.lexicon` holds the pairs (original, spun) with their weights;
- :mod:`.gate` counts hard evidence in a document and says whether it was spun at all;
- :mod:`.model` scores how natural a string of characters is;
- :mod:`.lattice` lists the readings that a text admits and sums up all paths through them,
  :mod:`.evidence` measures each reading in its context;
- :mod:`.weights` says how much each piece of evidence counts;
- :mod:`.restore` puts these together for one document;
- :mod:`.learn` proposes new pairs from texts of which both forms are known.
"""

from __future__ import annotations
