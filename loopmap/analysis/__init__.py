"""Questions about structure: loops, what drives what, how a loop is told.

Start reading at `telling.py`, `loop_labels.py`: links, paths and loops as sentences in both
readings, labels that stay; `loop_paragraph.py` a loop for reading aloud, `wording.py` the grammar
of names (`quantity.py` nouns, `clauses.py` sentences and doings, `name_kinds.py` which is which,
`name_parts.py`; lists in `name_words.py`, `verb_words.py`), `lateness.py` delays; `aloud.py` the
same for screen readers. `tests/examples/told` shows what comes of it.
"""
