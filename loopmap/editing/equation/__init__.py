"""An equation while it is written: its parts, what is wrong with it, what could come next.

Start reading at `look.py`: an equation while it is written: what is wrong with it, its parts
(`parts.py`), what could come next (`complete.py`), which names it may use (`known.py`); the
points of a graph (`graph_points.py`).
"""
