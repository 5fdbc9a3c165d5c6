"""Text to reports: reading, segmenting, marking and the rules that make a Report."""
