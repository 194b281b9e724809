"""The only place with Qt.

Start reading at `app.py`, `editor.py`: the window, its files and jobs: `saving.py` writes the
document, `writing_out.py` all other files, `edits_beside.py` works out edits of thousands of
records; `plain_imports.py`, `warm_up.py`, `step_by_step.py` what comes in before the first
picture and after it, `typed_ahead.py` what is typed before it is there; `dressing.py` how another
theme is put on, `computer_wishes.py` dark, contrast and less motion as a Linux desktop tells
them; `paint.py` is the one painter, `raster.py` PNG and PDF; `as_written.py` keeps Qt from
reading names as mark-up; `announce.py` and `row_focus.py` are for those who listen.

`changes.py`: start reading at `panels/changes_panel.py`: today and the future: what differs,
asked in the background (`changes_search.py`), as rows (`panels/changes_rows.py`), on the
clipboard as text or table, who takes it on (`panels/owner_form.py`), which map is right about
what (`panels/across_dialog.py`), both maps on one sheet (`pair_picture.py`).

`structure.py`: start reading at `panels/structure_panel.py`: the structure page:
`structure_search.py` asks in `slices.py`, `panels/structure_of_*.py` make rows of answers,
`panels/where_*.py` the table, `influence_*.py` the plot.

`models.py`: start reading at `panels/equation_section.py`: maps with equations:
`panels/equation_*.py` the editor of one, `panels/equations_*.py` all of them, `panels/graph_*.py`
graphs by hand, `map_readings.py` and `proposing.py` what is read and proposed beside the window,
`model_runs.py` runs while a slider moves, `model_spread.py` many draws, `panels/model_page.py`
the pages of the run panel (`curves_page.py`, `spread_page.py`); their charts are
`diagram/charts/frames.py`.
"""
