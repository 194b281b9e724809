"""Today and the future side by side: the map that is worked on, and a picture of the other.

Start reading at `both_maps.py`: today and the future beside one another: the map worked on in one
of two `halves.py`, a picture of the other (`still_map.py`, on the `canvas/stage_widget.py` that
the room sees, too; what it left for later is drawn by `ui/settling.py`, as on the canvas) that
follows it and shows what `other_map.py` says (a lens of a large map in the background:
`other_light.py`), their names and what joins them above (`head.py`).
"""
