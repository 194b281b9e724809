"""Files of other programs come in: looked at, corrected, and only then taken.

Start reading at `preview.py`: a file of another program looked at before it opens or comes in:
what was guessed (`guess_rows.py`), its picture, where it goes and what is the same
(`where_to.py`); `importing.py` brings it in, `said.py` is all that was said of it, to be read
again.
"""
