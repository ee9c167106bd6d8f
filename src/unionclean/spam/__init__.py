"""Telling spam from texts about its subjects: lexicons, density and shape of blocks."""
