"""The canvas: one widget of tiles and an overlay, where a map is drawn and edited.

Start reading at `canvas_widget.py`: the map on screen, wired from parts that are asked directly:
`surface.py` takes events; `pointer_input.py`, `touch_input.py`, `hands.py`, `in_hand.py` gestures
and the tool; `keys.py`, `walking.py`, `linking.py` the keyboard; `renaming.py`,
`far_end_entry.py` typing in place; `viewing.py`, `looking.py` where it looks; `spoken.py` screen
readers.

Painted, start reading at `stage.py`: what of a map is on show: its `picture.py`, `tiles.py` and
`overlay.py`, its `light.py`, what is previewed; `late.py` while too much has changed to be drawn
at once, `roughly.py` and `fresh.py` while much is moved or new; `turning.py` to another map,
drawn in the turn of events after that; `stage_painting.py` paints it in slices,
`seen_on_stage.py` says what is seen where; what stands still is kept for many frames
(`resting_layer.py`, `standing_layer.py`, `standing_cards.py`);
`run_moment.py` a moment of a run over it, which `ui/run_play.py` plays.
"""
