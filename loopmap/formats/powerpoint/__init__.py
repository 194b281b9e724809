"""Maps as PowerPoint slides of shapes that can be edited there.

Start reading at `slides.py`: slides of shapes that can be edited: a second walk over a page's
primitives (`arrange.py`), gathered into named `pieces.py`, written by `markup.py`; `attached.py`
makes arrows straight and glues them, `pictures.py` puts charts there as SVG beside a PNG.
"""
