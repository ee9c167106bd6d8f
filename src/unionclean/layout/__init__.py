"""Damage done to a text's layout by viewers, converters and scrapers, and its repair."""
