"""Behaviour over time, straight from a map: direction and how often it held."""
