"""Anhörigstöd på ditt språk: easy Swedish in, a site in every language out.

The rooms, each importing only those above it: `content` (data files and facts), `translation` (languages,
segments, catalogues), `site` (the MkDocs plugin). `cli` is the command.
"""
