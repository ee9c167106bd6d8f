"""Part of unionclean."""
