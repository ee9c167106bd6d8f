"""Feeds the targets with bytes that reach ever more of the code, for a bounded time.

    python fuzz/fuzz.py --seconds 60                 all targets, a share of the time each
    python fuzz/fuzz.py pipeline html --seconds 600  two of them, longer
    python fuzz/fuzz.py pipeline --only finding      one input again

With atheris (``pip install atheris``, for the Pythons and systems that it has wheels for) the
search is guided by coverage. Without it, Hypothesis makes the inputs, which finds less; the first
line of the output says which. Inputs that reached something new are kept in ``--corpus`` between
runs; those under ``fuzz/corpus`` were written by hand and are where each run begins. Exit code 1: a
target failed, and its input is under ``--findings``.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import pkgutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]


def seeds(name: str) -> list[bytes]:
    """The inputs written for a target, and those written for all."""
    folders = [HERE / "corpus" / name, HERE / "corpus" / "all"]
    return [
        p.read_bytes() for folder in folders if folder.is_dir() for p in sorted(folder.iterdir())
    ]


def guided(name: str, seconds: float, seed: int, corpus: Path, findings: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["unionclean"]):
        # Most modules are imported where they are used, which would be too late to be watched.
        import unionclean

        for module in pkgutil.walk_packages(unionclean.__path__, "unionclean."):
            if not module.name.startswith(("unionclean.adapters", "unionclean.__main__")):
                importlib.import_module(module.name)
        from targets import TARGETS
    corpus.mkdir(parents=True, exist_ok=True)
    findings.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number:03}").write_bytes(data)
    arguments = [
        sys.argv[0],
        f"-max_total_time={int(seconds)}",
        f"-seed={seed}",
        "-max_len=2048",
        "-timeout=20",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        "-verbosity=1",
        f"-artifact_prefix={findings}/{name}-",
        str(corpus),
    ]
    atheris.Setup(arguments, TARGETS[name])
    atheris.Fuzz()


def unguided(name: str, seconds: float, findings: Path) -> int:
    """Run one target on inputs from Hypothesis; the number of failures, 0 or 1."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st
    from targets import TARGETS

    until = time.monotonic() + seconds
    runs = 0

    @settings(
        max_examples=1_000_000,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from([b"", *seeds(name)]), st.binary(max_size=2048))
    def once(seed: bytes, data: bytes) -> None:
        nonlocal runs
        if time.monotonic() > until:
            return
        runs += 1
        whole = seed + data
        try:
            TARGETS[name](whole)
        except Exception:
            findings.mkdir(parents=True, exist_ok=True)
            (findings / f"{name}-last").write_bytes(whole)
            raise

    try:
        once()
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {error}"[:2000])
        return 1
    print(f"{name}: {runs} inputs")
    return 0


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("targets", nargs="*", help="default: all but those for use by hand")
    parser.add_argument("--seconds", type=float, default=60, help="for all of them together")
    parser.add_argument("--seed", type=int, default=0, help="the same inputs in the same order")
    parser.add_argument("--corpus", type=Path, help="folder that keeps what was learnt")
    parser.add_argument("--findings", type=Path, default=HERE / "findings")
    parser.add_argument("--only", type=Path, help="run this input and stop")
    parser.add_argument("--guided", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.guided:
        given = arguments.seconds, arguments.seed, arguments.corpus, arguments.findings
        guided(arguments.targets[0], *given)
        return 0
    from targets import BY_HAND, TARGETS

    names = arguments.targets or [name for name in TARGETS if name not in BY_HAND]
    if arguments.only:
        TARGETS[names[0]](arguments.only.read_bytes())
        return 0
    with_coverage = importlib.util.find_spec("atheris") is not None
    print("guided by coverage" if with_coverage else "not guided: atheris is not installed")
    failed = 0
    share = arguments.seconds / len(names)
    for name in names:
        if not with_coverage:
            failed += unguided(name, share, arguments.findings)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            corpus = arguments.corpus / name if arguments.corpus else Path(scratch)
            command = [sys.executable, __file__, name, "--guided", "--seconds", str(share)]
            command += ["--corpus", str(corpus), "--findings", str(arguments.findings)]
            command += ["--seed", str(arguments.seed)]
            # What is covered must not depend on how this run hashes strings, either.
            hashed = {"PYTHONHASHSEED": str(arguments.seed)} if arguments.seed else {}
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                errors="replace",
                env={**os.environ, **hashed},
            )
        output = done.stdout + done.stderr
        counted = [line for line in output.splitlines() if line.startswith("stat::number_of")]
        print(f"{name}: {counted[0].split(':')[-1].strip() if counted else '?'} inputs", flush=True)
        if done.returncode:
            failed += 1
            print("\n".join(output.splitlines()[-60:]), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
