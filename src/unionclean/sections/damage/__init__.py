"""Damage that cannot be mended: each module finds one kind and says where it is.

Every finder takes a document and yields :class:`~unionclean.document.Flag`; none changes the text.
"""
