"""What sites write into paragraphs: promotion, watermarks, noise and stray markup."""
