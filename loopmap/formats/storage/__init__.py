"""Keeping files safe: atomic saving with backups, locks, and recovery after a crash."""
