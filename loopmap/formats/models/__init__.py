"""Models with equations from other programs as maps: what is drawn of them joins what is said.

Start reading at `document.py`: models of other programs as maps: what is drawn (`picture.py`)
joined with what is calculated (`variables.py`, `links.py`), loops for the symbols in a picture
(`symbols.py`).
"""
