"""Readers of single kinds of file: from a stream of bytes to articles, part by part.

They run in a process of their own with limits (clashmap/intake/sandbox.py) and may rely on that:
they bound what they read, and leave time and memory to it.
"""
