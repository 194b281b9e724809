"""Edits: functions from a map to a change; refusals are sentences.

Start reading at `links.py`: functions from a document to a change; `may_*` beside each;
`behaviour.py` is how things go over time.
"""
