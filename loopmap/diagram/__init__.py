"""Where things are drawn: one geometry for screen, hit test, layout score and export.

Start reading at `drawing.py`: a map as drawn: `places.py` where all lies (`ports.py` and
`clear_bows.py` keep lines apart, `sign_place.py` and `stepping_aside.py` signs), `scene.py` what
follows from it, `record_shapes.py` the shapes of each record; `places_again.py`, `scene_again.py`
what of it a change moves and what looks otherwise, `settle.py` what was left for later; `fold.py`
collapsed groups as stacks, their links in bundles (`count_seats.py` where they say how many);
`primitives.py` is what a painter gets, `hit.py` says what lies where.

On paper, start reading at `page.py`: a whole picture, or a part of a map with the arrows of the
whole (`part_places.py`); `sheet.py` one on a page of a given size, `furniture.py` what stands
around it, `poster.py` sheets to be put together.

From afar, start reading at `far_names.py`: names that stay readable (`far_room.py` where they
find room, `growth.py` how a card grows), `between_names.py` the links that stand out between
them, `quiet.py` and `on_the_way.py` those that step back, `around.py` what one variable is joined
to; `ui/canvas/far_*.py` and `dwelling.py` there paint them.
"""
