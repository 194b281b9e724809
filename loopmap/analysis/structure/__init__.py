"""How a map hangs together: its core, paths, causes, measures, small sets, balance.

Start reading at `parts.py`: what can be asked of a map's arrows: core and islands, paths
(`paths.py`), drivers and effects (`influence.py`), common causes, links that would close loops
(`closing.py`, `almost.py`), a small set on every loop (`breaking.py`), balance (`balance.py`) and
gentle questions (`questions.py`), where to look (`measures.py`, `micmac.py`, `places.py`);
`overview.py`, `around.py` put together what a page asks; lines for people (`told.py`).
"""
