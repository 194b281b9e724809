"""What a report of a map tells, part by part; `loopmap.formats.report` says how it is written.

Start reading at `compose.py`: what a report of a map tells: a module for each of its
`sections.py`, made from `about.py`, which holds only what `levels.py` lets out; what it holds is
a `plan.py`, a template (`templates.py`, `resources/reports`) joined with what people chose, which
the map remembers (`model/report_choice.py`); `views.py` named views as its figures;
`ui/reporting.py` writes it.
"""
