"""Models with equations: stocks, flows, tables, arrays, macros, run over time.

`program.Program` is the front door: a `model.Model` made ready once and run as often as
wanted; `ensemble.run_many` makes many runs at once, `unit_check.unit_findings` looks at
units. The semantics are XMILE's (OASIS XMILE 1.0, 2015, chapter 3). Equations go from
text to a tree and from the tree to generated Python; no text of a person or a file is
ever run.

Start reading at `program.py`: models with equations: `model.py` is what people and files write,
`system.py` makes cells of it (arrays in `arrays.py`, `elements.py`; macros, memory, limits
beside), `plan.py` orders them, `write.py` and `stepping.py` write one straight-line function for
one run or, as arrays, for many (`ensemble.py`), `machine_code.py` compiles it word by word of a
known list; `link_scores.py` and `loop_power.py` lead to `dominance/`
(`editing/model_loop_shares.py` tells it), `origins.py` says whose that is which comes out of a
delay, `unit_check.py` to units.
"""
