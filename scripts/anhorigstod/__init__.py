"""Anhörigstöd på ditt språk: easy Swedish in, a site in every language out.

The rooms, each importing only those above it: `content` (data files and facts), `translation` (languages,
segments, catalogues, states), `orders` (translators' files), `site` (the MkDocs plugin), `commands` and `cli`.
"""
