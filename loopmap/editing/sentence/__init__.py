"""What a causal sentence does to a map, in the language of `loopmap.analysis.sentences`.

``complete`` offers names for the one being typed, ``say`` makes the change of a sentence,
``tell`` says what that change does.

Start reading at `say.py`: the change a sentence makes; `complete.py` offers, `trial.py` shows
beforehand, `tell.py` reads back; `say_lines.py` for pasted text, `far_end.py` for a name typed at
the end of a link.
"""
