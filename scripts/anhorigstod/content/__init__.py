"""What staff write besides pages: data files, facts and settings, read strictly."""
