"""Charts of runs as shapes: the same on the screen, in pictures and on paper."""
