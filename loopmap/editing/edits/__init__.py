"""Edits: functions from a map to a change; refusals are sentences."""
