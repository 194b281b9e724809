"""Keeping files safe: atomic saving with backups, locks, and recovery after a crash.

Start reading at `save.py`, `journal.py`: atomic saving, backups, lock, recovery after a crash;
`syncing.py` brings files to the disk while the window goes on, as `ui/saving.py` writes them.
"""
