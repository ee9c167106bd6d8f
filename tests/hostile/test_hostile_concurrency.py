"""Threads and processes of every kind give what one after the other gives.

A pipeline, and everything that is loaded when it is first needed, is shared by all threads; each
test that loads something begins in a fresh process, so that threads meet while it is loaded.
"""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from pieces import DAMAGE, FURNITURE, HEADINGS, PROSE, TRADITIONAL
from unionclean import Pipeline, presets

SEEDS = Path(__file__).parents[2] / "seeds"
TEXTS = [
    "\n".join([*FURNITURE[:6], *HEADINGS, *PROSE, *TRADITIONAL]),
    "\n".join(TRADITIONAL * 3),
    "<html><body>" + "".join(f"<p>{line}</p>" for line in PROSE * 2),
    "組織泛博職工進修科學成長不美觀，環繞中心、處事年夜局。\n" * 3,
    "\n".join([*DAMAGE[:8], *PROSE]),
    "涓枃缃戦〉的内容。\n" + PROSE[0],
] + [path.read_text(encoding="utf-8", errors="replace") for path in sorted(SEEDS.glob("*.txt"))[:3]]


def cleaned(text: str) -> str:
    """The whole record of the default pipeline's work."""
    return presets.get("default").clean(text).to_json()


def gently(text: str) -> str:
    return other().clean(text).to_json()


def other() -> Pipeline:
    """A pipeline that differs from the default one in options, steps and rules."""
    return (
        presets.get("strict")
        .without("nav", "spun")
        .configure("mojibake", lost="keep")
        .configure("quality", min_han=900)
    )


@pytest.fixture(scope="module")
def serial() -> list[str]:
    return [cleaned(text) for text in TEXTS]


def test_threads_that_share_a_pipeline(serial: list[str]) -> None:
    pipe = presets.get("default")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: pipe.clean(text).to_json(), TEXTS * 4))
    assert found == serial * 4


def test_two_pipelines_do_not_touch_each_other(serial: list[str]) -> None:
    gentle = [gently(text) for text in TEXTS]
    assert gentle != serial
    with ThreadPoolExecutor(8) as pool:
        jobs = [(clean, text) for text in TEXTS for clean in (cleaned, gently)] * 2
        both = list(pool.map(lambda job: job[0](job[1]), jobs))
    assert both[::2] == serial * 2
    assert both[1::2] == gentle * 2


RACE = """
import sys, threading
sys.path[:0] = sys.argv[1:]
sys.setswitchinterval(1e-6)
from test_hostile_concurrency import TEXTS, cleaned
begin = threading.Barrier(6)
found, failed = {}, []

def work(number):
    begin.wait()
    try:
        found[number] = [cleaned(text) for text in TEXTS]
    except BaseException as error:
        failed.append(repr(error))

threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for one in threads: one.start()
for one in threads: one.join()
assert not failed, failed
assert len({tuple(one) for one in found.values()}) == 1
print(hash_of := __import__("hashlib").sha256("".join(found[0]).encode()).hexdigest())
"""


def test_threads_that_meet_while_everything_is_loaded(serial: list[str]) -> None:
    import hashlib

    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", RACE, str(here), str(here.parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == hashlib.sha256("".join(serial).encode()).hexdigest()


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_processes(serial: list[str], method: str) -> None:
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(cleaned, TEXTS)) == serial
