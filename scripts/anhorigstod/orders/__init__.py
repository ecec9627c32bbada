"""Translators' orders: what needs work in one language, as a file that a translator's own tools can open."""
