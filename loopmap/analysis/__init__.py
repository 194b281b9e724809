"""Questions about structure: loops, what drives what, how a loop is told."""
