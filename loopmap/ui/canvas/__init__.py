"""The canvas: one widget of tiles and an overlay, where a map is drawn and edited."""
