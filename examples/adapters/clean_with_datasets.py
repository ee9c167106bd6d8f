"""Clean a Hugging Face dataset, and get the documents back with their evidence.

Needs ``pip install 'unionclean[datasets]'``.
"""

import datasets

from unionclean.adapters.datasets import clean_dataset
from unionclean.rows import from_row

TEXT = "首頁 > 新聞\n\n城市的發展改變了人們的生活方式,也改變了鄉村。"

datasets.disable_progress_bars()
raw = datasets.Dataset.from_list(
    [
        {"id": "a", "text": TEXT, "lang": "zh"},
        {"id": "b", "text": "春天來了,花園裡的花都開了。", "lang": "zh"},
        {"id": "c", "text": None, "lang": "zh"},
    ]
)
for row in clean_dataset(raw):
    print(row["id"], row["text"] or row["error"], row["metadata"])
    if row["text"]:
        doc = from_row(row)
        print([block.dropped for block in doc.dropped], len(doc.edits), "edits")
