"""Maps of several tables brought together: which variables are the same, and what both say.

Start reading at `into_map.py`: maps of several tables brought together: `same.py` which variables
are the same or may be, `claims.py` what both say of a link, `bringing.py` and `carried.py`
records as they arrive, `beside.py` as maps of their own.
"""
