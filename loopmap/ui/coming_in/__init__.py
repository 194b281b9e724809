"""Files of other programs come in: looked at, corrected, and only then taken."""
