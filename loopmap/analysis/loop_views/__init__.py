"""A list of loops as people look at it: the key ones, in an order, with some left out.

Start reading at `choose.py`: which of the listed loops are shown and in what order (`view.py` is
what can be asked): key loops, filters, orders, families of longer ways round; what would make a
loop stop (`stopping.py`); what is new to one person (`seen.py`, kept by
`formats/storage/looked_at.py`).
"""
