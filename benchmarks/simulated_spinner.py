"""A spinner that rewords text as those do that spin to get past search engines.

It draws its table from the lexicon that the library ships; real spinners have tables of their own,
so what is restored of its work is an upper bound for what is restored of theirs.
"""

from __future__ import annotations

import random
from collections import defaultdict
from math import exp

from unionclean.repair import lexicon


def spinner(rng: random.Random) -> dict[str, str]:
    """A table as a spinner may have it: each pair with the probability that its weight says."""
    table: dict[str, list[str]] = defaultdict(list)
    for pair in lexicon.default().pairs:
        if len(pair.original) > 1 and rng.random() < 1 / (1 + exp(3 - pair.weight)):
            table[pair.original].append(pair.spun)
    return {original: rng.choice(choices) for original, choices in table.items()}


def spin(text: str, table: dict[str, str], rate: float, rng: random.Random) -> str:
    """Replace a share of the strings that the table allows, longest match first."""
    longest = max(map(len, table))
    out = []
    i = 0
    while i < len(text):
        for size in range(longest, 1, -1):
            word = text[i : i + size]
            if word in table:
                out.append(table[word] if rng.random() < rate else word)
                i += len(word)
                break
        else:
            out.append(text[i])
            i += 1
    return "".join(out)
