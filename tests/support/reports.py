"""Reports of the fines map, which has a future, also with a run that was kept."""

from pathlib import Path

from loopmap.editing.edits.runs import keep_run
from loopmap.formats.registry import open_file
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.token import NEVER
from loopmap.resources import example
from loopmap.simulation import Question, RunSettings, compare
from loopmap.ui.reporting import Wanted, report


def fines():
    """The document and the id of its first map."""
    document = open_file(example("fines-for-non-attendance")).document
    return document, document.map_order[0]


def fines_with_a_run():
    """The same after its first scenario was run and kept."""
    document, map_id = fines()
    causal_map = document.maps[map_id]
    asked = Question(causal_map, RunSettings(draws=60))
    found = compare(asked, in_order(causal_map.scenarios)[:1])
    return document.apply(keep_run(document, map_id, found, lambda _: RecordId("r1"))), map_id


def written(document, map_id, suffix, **more):
    """The bytes of the report that a file of that ending would have."""
    return report(Wanted(Path(f"fines{suffix}"), document, map_id, **more), NEVER).content
