"""What readers of other programs' files share: the map they fill, and what their words mean."""
