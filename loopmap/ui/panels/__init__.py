"""Panels around the canvas: each shows the session and asks it for edits.

`run_panel.py`: start reading at `run_pages.py`: what if: `run_frame.py` how it lies, also in
large letters, `ui/run_room.py` beside the map on a low screen, below it on others,
`room_switch.py` who has the room; chips and card of the scenario, pages of its answer
(`answer_page.py`, `decides_page.py`), runs remembered (`ui/what_if_runs.py`, found again by
`ui/run_keys.py`) and tried coarsely while a hand moves (`run_trial.py`).

Start reading at `inspector.py`: panels: they show a session and ask it for edits, never each
other; `ui/editor_panels.py` joins them to the canvas, `ui/run_commands.py` is what commands ask
of the run panel; `ui/stories.py` the page of stories, with `ui/story_search.py` which looks.
"""
