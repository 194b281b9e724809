"""What each lens shows: pure functions from a map, and what is known of it, to a LensView.

Start reading at `look.py` beside it: what each lens shows, from what it is given;
`editing/lens_view.py` gives it; a run's marks on cards: `run_marks.py`, `small_curve.py`, where
all of them stand clear of each other: `run_seats.py` (`plate_place.py` for many plates at once,
`taken.py` what is near), and what gives way when it is too small to be read: `legible.py`, or has
no room on cards drawn larger: `far_marks.py`; what became of things, found at any zoom:
`far_changes.py`, plates of it clear of one another: `lens_plates.py`, and of arrows on cards:
`card_plates.py`; what a scenario does to links: `run_links.py`; a moment of it over those:
`moment_seats.py`, links swollen by it: `swells.py`; charts over time: `over_time.py`.
"""
