"""Where things are drawn: one geometry for screen, hit test, layout score and export."""
