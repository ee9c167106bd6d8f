"""Turns raw scraped Chinese documents into clean, simplified, structured text."""

__version__ = "0.1.0"
