"""Gestures on the canvas as generators, playable without a screen."""
