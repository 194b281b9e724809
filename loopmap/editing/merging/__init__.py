"""Maps of several tables brought together: which variables are the same, and what both say."""
