"""The parts of the export dialog: what is drawn, on which pages, how, and what stands around it.

Start reading at `ui/export_dialog.py`: the parts of the export dialog, each adding its own to
what is asked for: what is drawn (`drawn.py`), pages (`pages.py`), looks, what stands around it,
and what is said beforehand (`before.py`, `ui/figure_warnings.py`); `ui/figures.py` makes pages of
it, `ui/exporting.py` files, `ui/metafile.py` those for old versions of Word, in the format of
`formats/metafile.py`.
"""
