"""Named views in the window: shown, made of what is on the screen, changed, walked through."""
