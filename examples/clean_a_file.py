"""Clean one file and print text, title and the first sections."""

from pathlib import Path

import unionclean

SEEDS = Path(__file__).parents[1] / "seeds"

doc = unionclean.clean(SEEDS / "004_c481eda43f344775.txt")

print(doc.metadata.title, doc.metadata.date)
for section in doc.sections.walk():
    print(section.level, section.marker, section.heading or "(lead)", len(section.text))
