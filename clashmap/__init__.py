"""Clashmap: news text in, a map of Afghanistan out."""
