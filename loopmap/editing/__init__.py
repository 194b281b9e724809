"""What the user does, without Qt: session, history, edits, tools, the sentence bar's grammar.

Start reading at `session.py`: the one mutable object: document, selection, history, listeners;
`what_if.py` joins runs and loops; `run_on_map.py` a run as its map shows it, `model_on_map.py`
one by equations, `run_moments.py` moment by moment; `over_time.py` graphs over time,
`data_from_table.py` data of a table beside them; two maps by their equations beside one another:
`models_beside.py`; runs that are kept: `kept_courses.py` those by equations, `kept_again.py`
asked again, `kept_beside.py` two of them, `kept_words.py`, `kept_model_words.py`.
"""
