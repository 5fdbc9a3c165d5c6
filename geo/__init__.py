"""Places of Afghanistan: boundaries, gazetteer and the resolution of names. Knows no articles."""
