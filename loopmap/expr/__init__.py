"""Equations as people write them: tree, parsing, normal form, built-in functions, units.

Standard library only. The language is XMILE 1.0, section 3.3 (OASIS, 2015), a little
more forgiving: names may be written with their spaces, and ``IF THEN ELSE`` may be
called like a function. Text becomes a tree here and never goes to any other parser.

Start reading at `tree.py`, `parse.py`: equations in XMILE's language: text to tree with the
character pointed at when it fails (`tokens.py`), back to one normal form (`show.py`), all
built-in functions with their meaning and source (`functions.py`), units and whether they fit
(`units.py`, `measuring.py`); what moves an equation (`causes.py`) and which way (`slopes.py`,
`spread.py`), names changed in its own text (`rewrite.py`).
"""
