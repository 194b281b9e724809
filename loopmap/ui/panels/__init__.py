"""Panels around the canvas: each shows the session and asks it for edits."""
