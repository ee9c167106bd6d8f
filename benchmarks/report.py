"""How large a report gets, how long it takes to make, and how fast it opens.

    python benchmarks/report.py FOLDER [--documents 2000]

FOLDER holds HTML or text files; they are repeated under new names until there are as many as asked
for. Opening is measured where chromium, chromedriver and selenium are installed: from asking for
the file until the table of documents, or one document of it, is shown.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from unionclean import Document, presets, read, report
from unionclean.errors import UnioncleanError
from unionclean.readers import find


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--preset", default="default")
    arguments = parser.parse_args()

    files = [found.path for found in find(arguments.folder)]
    pipe = presets.get(arguments.preset)
    cleaning = 0.0
    source = 0
    made = 0

    def documents() -> Iterator[Document]:
        nonlocal cleaning, source, made
        for number, path in enumerate(itertools.cycle(files)):
            if made == arguments.documents:
                return
            begun = time.process_time()
            try:
                doc = pipe.run(read(path))
            except UnioncleanError as error:
                print(error, file=sys.stderr)
                continue
            finally:
                cleaning += time.process_time() - begun
            made += 1
            source += len(doc.source.text.encode("utf-8", "replace"))
            yield replace(doc, source=replace(doc.source, name=f"{number:05}-{path.name}"))

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.html"
        begun = time.process_time()
        with target.open("w", encoding="utf-8", errors="backslashreplace") as file:
            report.write(documents(), file, rules=pipe.rules)
        whole = time.process_time() - begun
        size = target.stat().st_size
        print(f"{made:,} documents, {source / 1e6:.1f} MB of source text")
        print(f"cleaning         {cleaning:8.1f} s")
        print(f"the report alone {whole - cleaning:8.1f} s")
        print(f"together         {whole:8.1f} s on one core")
        print(f"size             {size / 1e6:8.1f} MB, {size / source:.2f} times the source text")
        opening(target)


def opening(target: Path) -> None:
    """Print how long the browser takes, the best and worst of five."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    try:
        from selenium import webdriver
    except ImportError:
        print("opening: selenium is not installed")
        return
    if not chromium or not driver:
        print("opening: chromium or chromedriver is not installed")
        return
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    with tempfile.TemporaryDirectory() as profile:
        for flag in ("headless=new", "no-sandbox", "disable-gpu", f"user-data-dir={profile}"):
            options.add_argument(f"--{flag}")
        service = webdriver.ChromeService(executable_path=driver)
        browser = webdriver.Chrome(options=options, service=service)
        try:
            for anchor, name in (("", "overview"), ("#0", "a document")):
                times = []
                for _ in range(5):
                    browser.get("about:blank")
                    begun = time.perf_counter()
                    browser.get(target.as_uri() + anchor)
                    shown = "return document.getElementById('app')?.ariaBusy === 'false'"
                    while not browser.execute_script(shown):
                        time.sleep(0.01)
                    times.append(time.perf_counter() - begun)
                print(f"opening {name:<12} {min(times):.2f} to {max(times):.2f} s")
        finally:
            browser.quit()


if __name__ == "__main__":
    main()
