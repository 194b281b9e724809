"""Models with equations: stocks, flows, tables, arrays, macros, run over time.

`program.Program` is the front door: a `model.Model` made ready once and run as often as
wanted; `ensemble.run_many` makes many runs at once, `unit_check.unit_findings` looks at
units. The semantics are XMILE's (OASIS XMILE 1.0, 2015, chapter 3). Equations go from
text to a tree and from the tree to generated Python; no text of a person or a file is
ever run.
"""
