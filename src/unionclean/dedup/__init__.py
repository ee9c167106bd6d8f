"""Exact and near duplicates among documents.

The text counts, without white space, punctuation and case: two documents with the same letters are
exact duplicates. Near duplicates are found by MinHash over runs of five characters, with locality
sensitive hashing, so that the time grows with the number of documents and not with its square. The
first of several stays.

The index is a file, so memory stays flat however many documents there are.
"""

from .index import Duplicate, Duplicates, Index

__all__ = ["Duplicate", "Duplicates", "Index"]
