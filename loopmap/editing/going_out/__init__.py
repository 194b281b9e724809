"""What people decide about likely identifiers before something goes out, and what then goes.

Start reading at `look.py`, `settle.py`: before something is written: which likely identifiers it
would hold, what people decide about them (`deciding.py`), what is remembered of it and the
document that may go out instead (`decided.py`), also from one time a file is open to the next
(`remembered.py`); `known.py` what a lens then shows of a run. `ui/going_out/` asks: `asking.py`
the way through it, `writers.py` one call for each kind of writer, `screen.py` the screen,
`fresh.py` a figure once more of what may go out, `names_file.py` people's own list of names.
"""
