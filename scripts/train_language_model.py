"""Train the character language model that the repair of spun text uses.

    python scripts/train_language_model.py CORPUS_FOLDER [-o OUT.lm] [--ngrams 4600000]

CORPUS_FOLDER holds *.txt or *.txt.xz, UTF-8, simplified, a paragraph a line, one domain a file;
folders named ``heldout`` are passed over. Needs numpy, which the package itself does not.

No n-gram that was met fewer than three times is kept. 60 million characters take one minute and
2 GB of memory.
"""

from __future__ import annotations

import argparse
import json
import lzma
import struct
import time
from pathlib import Path

import numpy as np

from unionclean.repair.model import (
    FINGERPRINT,
    MAGIC,
    ORDER,
    STOP,
    UNKNOWN,
    WIDTH,
    _Translation,
)

ROOT = Path(__file__).resolve().parent.parent
MASK = (1 << WIDTH) - 1
LEAST = 3  # times that an n-gram must have been met
DISCOUNT = 0.75
SLACK = 1.24  # cells for each n-gram; three-way peeling fails below 1.222
PROBABILITY_LEVELS = 32
BACKOFF_LEVELS = 32


def say(*what: object) -> None:
    """Print with the seconds since the start."""
    print(f"{time.perf_counter() - BEGAN:6.1f}s", *what, flush=True)


def read(folder: Path) -> list[tuple[str, str]]:
    """(name, text in symbols) of each file."""
    translation = _Translation(None)
    texts = []
    for path in sorted(p for p in folder.rglob("*") if p.name.endswith((".txt", ".txt.xz"))):
        if "heldout" in path.parts:
            continue
        data = path.read_bytes()
        text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
        texts.append((path.name, text.translate(translation)))
    return texts


def weigh(texts: list[tuple[str, str]]) -> list[int]:
    """A whole number from 1 to 15 for each text: small domains count more, large ones less.

    With the weight proportional to size to the power of -0.4, a domain fifty times the size of
    another counts ten times as much as it, not fifty.
    """
    sizes = np.array([len(text) for _, text in texts], dtype=float)
    raw = (sizes / sizes.max()) ** -0.4
    return [int(min(15, max(1, round(2 * w)))) for w in raw]


def count(texts: list[tuple[str, str]], weights: list[int]) -> tuple[list[str], list[list]]:
    """Symbols and, for each order, sorted keys, times met and weighted counts."""
    codes = np.concatenate(
        [np.frombuffer((STOP * ORDER + t).encode("utf-32-le"), dtype=np.uint32) for _, t in texts]
    )
    unique, frequency = np.unique(codes, return_counts=True)
    best = unique[np.argsort(-frequency, kind="stable")][: MASK - 1]
    symbols = [UNKNOWN, *(chr(c) for c in best if chr(c) != UNKNOWN)]
    number = np.ones(int(codes.max()) + 1, dtype=np.uint64)
    for n, symbol in enumerate(symbols, 1):
        if ord(symbol) < len(number):
            number[ord(symbol)] = n
    ids = number[codes]
    del codes
    weight = np.concatenate(
        [
            np.full(len(text) + ORDER, w, dtype=np.uint64)
            for (_, text), w in zip(texts, weights, strict=True)
        ]
    )
    length = len(ids) - ORDER + 1
    keys = np.zeros(length, dtype=np.uint64)
    for n in range(ORDER):
        keys = keys << np.uint64(WIDTH) | ids[n : n + length]
    keys = keys << np.uint64(4) | weight[:length]
    del ids
    say("sorting", length, "n-grams")
    keys.sort()
    weight = (keys & np.uint64(15)).astype(np.float32)
    keys >>= np.uint64(4)
    met = np.ones(len(keys), dtype=np.int64)
    orders = []
    for n in range(ORDER, 0, -1):
        first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        met = np.add.reduceat(met, first)
        weight = np.add.reduceat(weight, first, dtype=np.float64)
        keys = keys[first]
        enough = met >= LEAST if n > 1 else met > 0
        orders.insert(0, [keys[enough], met[enough], weight[enough]])
        say("order", n, len(keys), "kept", int(enough.sum()))
        keys = keys >> np.uint64(WIDTH)
    return symbols, orders


def find(keys: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Index of each wanted key, all of which are there."""
    return np.searchsorted(keys, wanted)


def estimate(orders: list[list]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Interpolated absolute discounting on what is kept: probabilities and back-off weights."""
    probabilities: list[np.ndarray] = []
    backoffs: list[np.ndarray] = []
    for n, (keys, met, weight) in enumerate(orders, 1):
        if n == 1:
            smooth = weight + 0.5
            probabilities.append(smooth / smooth.sum())
            continue
        contexts = orders[n - 2]
        context = find(contexts[0], keys >> np.uint64(WIDTH))
        total = contexts[2][context]
        mass = weight * (met - DISCOUNT) / met / total
        left = 1 - np.bincount(context, mass, minlength=len(contexts[0]))
        left = np.clip(left, 1e-4, 1)
        suffix = find(contexts[0], keys & np.uint64((1 << WIDTH * (n - 1)) - 1))
        probabilities.append(mass + left[context] * probabilities[-1][suffix])
        backoffs.append(left)
    return probabilities, backoffs


def prune(orders: list[list], target: int) -> list[list]:
    """Keep the n-grams whose loss would cost most likelihood, and all that they rest on."""
    probabilities, backoffs = estimate(orders)
    losses = []
    for n in range(2, ORDER + 1):
        keys, _, weight = orders[n - 1]
        lower = orders[n - 2][0]
        context = find(lower, keys >> np.uint64(WIDTH))
        suffix = find(lower, keys & np.uint64((1 << WIDTH * (n - 1)) - 1))
        without = backoffs[n - 2][context] * probabilities[n - 2][suffix]
        losses.append(weight * np.log(probabilities[n - 1] / without))
    low, high = 0.0, 1000.0
    kept: list[np.ndarray] = []
    for _ in range(30):
        threshold = (low + high) / 2
        kept = [loss > threshold for loss in losses]
        for n in range(ORDER, 2, -1):
            keys = orders[n - 1][0][kept[n - 2]]
            lower = orders[n - 2][0]
            kept[n - 3][find(lower, keys >> np.uint64(WIDTH))] = True
            kept[n - 3][find(lower, keys & np.uint64((1 << WIDTH * (n - 1)) - 1))] = True
        size = sum(int(k.sum()) for k in kept)
        low, high = (threshold, high) if size > target else (low, threshold)
    say("threshold", round(threshold, 3), "n-grams", [int(k.sum()) for k in kept])
    pruned = [orders[0]]
    pruned += [[a[k] for a in order] for order, k in zip(orders[1:], kept, strict=True)]
    return pruned


def code_book(values: np.ndarray, levels: int) -> tuple[np.ndarray, np.ndarray]:
    """Lloyd's quantiser: the levels, and the number of the nearest for each value."""
    book = np.quantile(values, (np.arange(levels) + 0.5) / levels)
    for _ in range(25):
        book = np.unique(book)
        number = np.searchsorted((book[1:] + book[:-1]) / 2, values)
        sums = np.bincount(number, values, minlength=len(book))
        sizes = np.bincount(number, minlength=len(book))
        book = np.where(sizes > 0, sums / np.maximum(sizes, 1), book)
    book = np.sort(book)
    number = np.searchsorted((book[1:] + book[:-1]) / 2, values)
    return np.concatenate((book, np.full(levels - len(book), book[-1]))), number


def is_prime(n: int) -> bool:
    """Whether a number of a few millions is prime."""
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


def build_table(keys: np.ndarray, values: np.ndarray) -> tuple[list[int], np.ndarray]:
    """Cells such that the exclusive or of a key's three gives its value."""
    part = int(len(keys) * SLACK / 3)
    primes: list[int] = []
    while len(primes) < 3:
        part += 1
        if is_prime(part):
            primes.append(part)
    offsets = [0, primes[0], primes[0] + primes[1]]
    places = np.stack(
        [(keys % np.uint64(p)).astype(np.int64) + o for p, o in zip(primes, offsets, strict=True)]
    )
    size = sum(primes)
    degree = np.bincount(places.ravel(), minlength=size)
    held = np.zeros(size, dtype=np.int64)  # exclusive or of the numbers of the keys in a cell
    for row in places:
        np.bitwise_xor.at(held, row, np.arange(len(keys)))
    rounds = []
    alone = np.flatnonzero(degree == 1)
    left = len(keys)
    while len(alone):
        peeled, at = np.unique(held[alone], return_index=True)
        rounds.append((peeled, alone[at]))
        touched = places[:, peeled]
        np.subtract.at(degree, touched.ravel(), 1)
        for row in touched:
            np.bitwise_xor.at(held, row, peeled)
        left -= len(peeled)
        candidates = np.unique(touched.ravel())
        alone = candidates[degree[candidates] == 1]
    if left:
        raise SystemExit(f"{left} n-grams cannot be placed: raise SLACK")
    cells = np.zeros(size, dtype=np.uint16)
    for peeled, own in reversed(rounds):
        three = places[:, peeled]
        rest = cells[three[0]] ^ cells[three[1]] ^ cells[three[2]] ^ cells[own]
        cells[own] = rest ^ values[peeled]
    check = cells[places[0]] ^ cells[places[1]] ^ cells[places[2]]
    if not np.array_equal(check, values):
        raise SystemExit("the table does not give back what was put in")
    return primes, cells


def write(symbols: list[str], orders: list[list], about: dict, out: Path) -> None:
    """Quantise, build the table, write the file."""
    probabilities, backoffs = estimate(orders)
    logs = [np.log(p) for p in probabilities]
    weights = [np.log(b) for b in backoffs]
    books: list[float] = []
    backoff_books: list[float] = []
    keys, values = [], []
    for n in range(2, ORDER + 1):
        book, number = code_book(logs[n - 1], PROBABILITY_LEVELS)
        books += [round(float(b), 3) for b in book]
        value = (number << 6).astype(np.uint16)
        if n < ORDER:
            book, number = code_book(weights[n - 1], BACKOFF_LEVELS)
            backoff_books += [round(float(b), 3) for b in book]
            value |= (number << 11).astype(np.uint16)
        k = orders[n - 1][0]
        keys.append(k)
        values.append(value | (k % np.uint64(FINGERPRINT)).astype(np.uint16))
    primes, cells = build_table(np.concatenate(keys), np.concatenate(values))
    unigram = np.full(len(symbols), logs[0].min())
    unigram_backoff = np.zeros(len(symbols))
    unigram[orders[0][0].astype(np.int64) - 1] = logs[0]
    unigram_backoff[orders[0][0].astype(np.int64) - 1] = weights[0]
    header = {
        "order": ORDER,
        **about,
        "ngrams": sum(map(len, keys)),
        "primes": primes,
        "probabilities": books,
        "backoffs": backoff_books,
        "symbols": "".join(symbols),
        "unigrams": [round(float(x), 2) for x in unigram],
        "unigram_backoffs": [round(float(x), 2) for x in unigram_backoff],
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text += b" " * ((len(MAGIC) + 4 + len(text)) % 2)  # the cells begin at an even place
    out.write_bytes(MAGIC + struct.pack("<I", len(text)) + text + cells.astype("<u2").tobytes())
    say(f"{out}: {out.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "-o", "--out", type=Path, default=ROOT / "src/unionclean/repair/data/characters.lm"
    )
    parser.add_argument("--ngrams", type=int, default=4_600_000)
    args = parser.parse_args()
    texts = read(args.corpus)
    weights = weigh(texts)
    for (name, text), weight in zip(texts, weights, strict=True):
        say(f"{name}: {len(text)} characters, weight {weight}")
    symbols, orders = count(texts, weights)
    orders = prune(orders, args.ngrams)
    about = {"characters": sum(len(t) for _, t in texts), "files": [name for name, _ in texts]}
    write(symbols, orders, about, args.out)


BEGAN = time.perf_counter()
if __name__ == "__main__":
    main()
