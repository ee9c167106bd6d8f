"""Clean a dataset with Ray Data.

Needs ``pip install 'unionclean[ray]'``.
"""

import os
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("RAY_AUTH_MODE", "disabled")

import ray  # noqa: E402

from unionclean.adapters.ray import clean_dataset  # noqa: E402

TEXT = "首頁 > 新聞\n\n城市的發展改變了人們的生活方式,也改變了鄉村。"

ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
raw = ray.data.from_items(
    [
        {"id": "a", "text": TEXT, "lang": "zh"},
        {"id": "b", "text": "春天來了,花園裡的花都開了。", "lang": "zh"},
        {"id": "c", "text": "", "lang": "zh"},
    ]
)
for row in sorted(clean_dataset(raw).take_all(), key=lambda row: row["id"]):
    print(row["id"], row["text"] or row["error"], row["metadata"], row["removed"])
ray.shutdown()
