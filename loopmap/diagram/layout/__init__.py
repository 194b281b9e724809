"""Placing variables so that loops read as loops. numpy only; the same input gives the same map.

Start reading at `engine.py`: a first picture (`first.py`: stress, round loops, areas), then
`search.py` and `polish.py`, which try many moves at once and score them on the arcs as they run
before their ends make way for each other (`score.py`, `arcs.py`); `tidy.py` mends a map as it
lies; `circle.py`, `layered.py`, `columns.py`, `graphviz.py` beside it; `place.py` for new
variables, `round_again.py` for a loop by itself.
"""
