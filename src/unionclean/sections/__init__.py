"""The document's own structure: numbering, headings, levels, articles, front and back matter."""
