"""Tables of other people: lists of links, lists of variables and matrices, from any spreadsheet.

Start reading at `sorts.py`: tables of people, CSV (`formats/csv_links.py`) and Excel
(`formats/spreadsheet.py`): lists of links and of variables by guessed columns (`columns.py`),
matrices, and our own sheets with all of a document (`own_out.py`, `own_in.py`); `beside.py` finds
the other of Gephi's two tables.
"""
