"""Equations as people write them: tree, parsing, normal form, built-in functions, units.

Standard library only. The language is XMILE 1.0, section 3.3 (OASIS, 2015), a little
more forgiving: names may be written with their spaces, and ``IF THEN ELSE`` may be
called like a function. Text becomes a tree here and never goes to any other parser.
"""
