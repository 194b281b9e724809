"""Writing a report from the window: what is chosen, an outline of it, and where it goes."""
