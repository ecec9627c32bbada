"""Machine drafts: texts that nobody has translated, put through an engine that the municipality runs itself."""
