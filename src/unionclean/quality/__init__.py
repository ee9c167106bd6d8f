"""Measures of a document by which a corpus is sifted."""
