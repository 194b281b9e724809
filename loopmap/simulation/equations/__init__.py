"""Maps with equations: what can be run of them, what is missing, scenarios, signs of equations.

`reading.stock_flow_model` is the front door: a map as a model, with findings in place of
errors. A map is run by its equations only when all of its variables have one that can be
understood; until then it runs as a map, and "propose the rest" (`loopmap.editing.proposals`)
makes up what is missing. Flows are linked to the stocks they fill or drain; the sign of
the link says which.

Start reading at `reading.py`: maps whose variables have equations: the map as a model with
findings in place of errors (`resolving.py`, `findings.py`), scenarios done to it (`acting.py`),
runs by variable (`runs.py`), the numbers that sensitivity turns (`numbers.py`); what is known of
values (`known.py`; `seen.py` in the run as it is) and so of signs (`plain_signs.py`,
`algebra.py`, `derivatives.py`).
"""
