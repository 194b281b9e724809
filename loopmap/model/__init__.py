"""What a map is: records, changes, documents, rules and queries. Standard library only.

Start reading at `records.py`, `change.py`, `document.py`: records, changes as values with an
inverse, `Document.apply`; `rules.py` says what must hold.
"""
