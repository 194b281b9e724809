"""Models with equations from other programs as maps: what is drawn of them joins what is said."""
