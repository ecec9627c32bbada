"""From Swedish to every other language: languages, segments, catalogues, and filling one with the other."""
