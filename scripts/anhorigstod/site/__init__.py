"""From texts to a web site: what templates get, and the plugin that hands it to MkDocs."""
