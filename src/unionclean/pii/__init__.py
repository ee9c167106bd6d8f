"""Finding personal data in Chinese text by form, check digit and label."""
