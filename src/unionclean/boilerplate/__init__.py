"""What surrounds the main text: cues, features of blocks, the sequence model, metadata lines."""
