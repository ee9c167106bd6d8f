"""Show what was removed from a document, what was changed, and where that stood in the source."""

from collections import Counter
from pathlib import Path

import unionclean

SEEDS = Path(__file__).parents[1] / "seeds"

doc = unionclean.clean(SEEDS / "002_02036a5c4f241b8d.txt")

for block in doc.dropped:
    print(f"{block.start:6} {block.dropped:20} {block.text[:40]}")

print(Counter(edit.rule for edit in doc.edits).most_common())

# The record is evidence: replayed on the source it gives the text, and any span of the text leads
# back to where it came from.
assert doc.replay() == doc.text
start = doc.text.index("审查监督工作")
s0, s1 = doc.source_span(start, start + 6)
print(doc.text[start : start + 6], "<-", doc.source.text[s0:s1])
