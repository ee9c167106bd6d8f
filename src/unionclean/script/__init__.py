"""Simplified and traditional script: telling them apart and converting."""
