"""Learning pairs from spun texts of which the originals are known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from math import exp, log1p
from pathlib import Path

from ..errors import InputError
from .lexicon import DEFAULT_WEIGHT, Pair, default

#: Longest string that is proposed as one side of a pair.
LONGEST = 8
#: Least share of common character pairs for two texts to be taken as forms of one text.
ALIKE = 0.15
#: Weight for each further doubling or so of the evidence, as in the built-in lexicon.
PER_LOG_COUNT = 0.85
#: A string that natural text has more often than this in a million characters tells nothing.
RARE = 2.0
#: Below this frequency in a million the language model only guesses.
LEAST = 0.5
#: A few texts never tell more than this.
MOST = 4.0


def substitutions(spun: str, original: str) -> Iterator[tuple[str, str]]:
    """Align two forms of a text and yield what was replaced: (original, spun).

    A difference is widened by up to two characters that both sides share until the sides are
    words, as far as the built-in lexicon knows words; 不能 → 不克不及 differs in 克不 alone.

    Example:
        >>> list(substitutions("泛博职工不克不及松懈", "广大职工不能松懈"))
        [('广大', '泛博'), ('不能', '不克不及')]
    """
    matcher = SequenceMatcher(None, spun, original, autojunk=False)
    pieces: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        # A word that shares one character with its original comes as two differences.
        if pieces and i - pieces[-1][1] <= 1 and k - pieces[-1][3] <= 1:
            pieces[-1] = (pieces[-1][0], j, pieces[-1][2], m)
        else:
            pieces.append((i, j, k, m))
    for piece in pieces:
        for old, new in _words(spun, original, *piece):
            if old and new and max(len(old), len(new)) <= LONGEST and (old + new).isalpha():
                yield old, new


def _words(spun: str, original: str, i: int, j: int, k: int, m: int) -> list[tuple[str, str]]:
    """The pair, or pairs, of words that a difference most likely belongs to."""
    words = _known_words()
    best = (-1, 0, original[k:m], spun[i:j])
    for left in range(3):
        if left and (min(i, k) < left or spun[i - left] != original[k - left]):
            break
        for right in range(3):
            if right and spun[j + right - 1 : j + right] != original[m + right - 1 : m + right]:
                break
            old, new = original[k - left : m + right], spun[i - left : j + right]
            known = (old in words) + (new in words)
            best = max(best, (known if min(len(old), len(new)) > 1 else 0, -left - right, old, new))
    known, _, old, new = best
    if known < 2 and len(old) == len(new) == 4 and {old[:2], old[2:]} <= words:
        return [(old[:2], new[:2]), (old[2:], new[2:])]
    return [(old, new)]


@cache
def _known_words() -> frozenset[str]:
    return frozenset(string for pair in default().pairs for string in (pair.original, pair.spun))


def learn(texts: Iterable[tuple[str, str]], least: int = 2) -> list[Pair]:
    """Propose weighted pairs, most frequent first.

    Args:
        texts: (spun, original) texts that belong together, simplified.
        least: how often a pair must have been met.

    Returns:
        Pairs for review; write them with :func:`write_pairs` and pass the file to the filter.

    Example:
        >>> learn([("泛博职工", "广大职工"), ("泛博群众", "广大群众")])[0].original
        '广大'
    """
    counts: Counter[tuple[str, str]] = Counter()
    originals: list[str] = []
    size = 0
    for spun, original in texts:
        counts.update(substitutions(spun, original))
        originals.append(original)
        size += len(spun)
    everything = "\n".join(originals)
    kept = {new: everything.count(new) for _, new in counts}
    return [
        Pair(
            old,
            new,
            round(DEFAULT_WEIGHT + PER_LOG_COUNT * (log1p(count) - log1p(kept[new])), 2),
            source="learned",
            evidence=0.0 if kept[new] else _evidence(new, count / size * 1e6),
        )
        for (old, new), count in counts.most_common()
        if count >= least
    ]


def _evidence(spun: str, rate: float) -> float:
    """How telling a spun string is that no original text holds; ``rate`` is in a million."""
    from . import model as language

    if len(spun) < 2:
        return 0.0
    model = language.default()
    natural = exp(model.log_probability(model.normalise(spun), 0)) * 1e6
    if natural > RARE:
        return 0.0
    return round(min(MOST, log1p(rate / max(natural, LEAST))), 1)


def find_pairs(folder: Path) -> list[tuple[str, str]]:
    """Texts in a folder that are likely two forms of one, found by the characters they share.

    Which of the two is the spun form is told by names (``*.spun.txt`` beside ``*.original.txt``)
    or else by the language model: the form that it finds less natural.

    Args:
        folder: holds *.txt, UTF-8, at any depth.

    Raises:
        InputError: a file in it cannot be read.
    """
    paths = sorted(folder.rglob("*.txt"))
    texts = {path: _text(path) for path in paths}
    named = []
    for path in paths:
        if path.name.endswith(".spun.txt"):
            other = path.with_name(path.name.removesuffix(".spun.txt") + ".original.txt")
            if other in texts:
                named.append((texts.pop(path), texts.pop(other)))
    # Texts that share rare character pairs are compared in full.
    grams = {path: {text[i : i + 2] for i in range(len(text) - 1)} for path, text in texts.items()}
    holders: dict[str, list[Path]] = defaultdict(list)
    for path, found in grams.items():
        for gram in found:
            holders[gram].append(path)
    shared: Counter[tuple[Path, Path]] = Counter()
    for group in holders.values():
        if 1 < len(group) <= 5:
            shared.update((a, b) for n, a in enumerate(group) for b in group[n + 1 :])
    taken: set[Path] = set()
    for (a, b), _ in shared.most_common():
        alike = len(grams[a] & grams[b]) / max(1, len(grams[a] | grams[b]))
        if taken & {a, b} or texts[a] == texts[b] or alike < ALIKE:
            continue
        taken |= {a, b}
        named.append(_direct(texts[a], texts[b]))
    return named


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}", remedy="give simplified text in UTF-8") from error


def _direct(a: str, b: str) -> tuple[str, str]:
    """Two forms of a text as (spun, original)."""
    from . import model as language

    model = language.default()

    def natural(text: str) -> float:
        return model.log_probability(model.normalise(text), 0) / max(1, len(text))

    return (a, b) if natural(a) < natural(b) else (b, a)


def write_pairs(pairs: Iterable[Pair]) -> Iterator[str]:
    """Lines of a lexicon file that :func:`~unionclean.repair.lexicon.read_pairs` reads.

    Example:
        >>> list(write_pairs([Pair("广大", "泛博", -0.1, source="learned")]))[-1]
        '广大\\t泛博\\t-0.1\\tsoft\\t\\tlearned\\t0.0\\n'
    """
    yield "# columns: original, spun, weight, strength, family, source, evidence\n"
    for pair in pairs:
        strength = "old" if pair.old else "hard" if pair.hard else "soft"
        cells = (pair.original, pair.spun, str(pair.weight), strength, pair.family, pair.source)
        yield "\t".join((*cells, str(pair.evidence))) + "\n"
