"""From reviewed texts to printable brochures: tagged PDF that a screen reader reads as it stands, in every script."""
