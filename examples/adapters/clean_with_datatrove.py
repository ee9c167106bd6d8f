"""Clean documents in a datatrove pipeline; what fails goes to an exclusion writer.

Needs ``pip install 'unionclean[datatrove]'``.
"""

import json
import tempfile
from pathlib import Path

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.writers import JsonlWriter

from unionclean.adapters.datatrove import UnioncleanStep

raw = [
    Document(text="首頁 > 新聞\n\n城市的發展改變了人們的生活方式,也改變了鄉村。", id="a"),
    Document(text="春天來了,花園裡的花都開了。", id="b"),
    Document(text=" ", id="c"),
]
folder = Path(tempfile.mkdtemp())
stats = LocalPipelineExecutor(
    [
        raw,
        UnioncleanStep(exclusion_writer=JsonlWriter(str(folder / "excluded"), compression=None)),
        JsonlWriter(str(folder / "cleaned"), compression=None),
    ],
    logging_dir=str(folder / "logs"),
).run()
for name in ("cleaned", "excluded"):
    for line in (folder / name / "00000.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        print(name, row["id"], row["text"], row["metadata"].get("error", ""))
