"""Where to look, as a CSV file that says at its head what the numbers are and what they are not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import LoopList
from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import CAVEAT, Band, Measures, Shaken
from loopmap.analysis.structure.told import reach_line
from loopmap.formats.csv_links import safe_cell
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order


def where_to_look_table(
    causal_map: CausalMap, loops: LoopList, measures: Measures, shaken: Shaken | None = None
) -> bytes:
    """Each variable with its numbers and groups, in the order of the map; UTF-8 with a mark.

    ``shaken`` adds how often each stayed among the first when links were left out.
    """
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerows([f"# {line}"] for line in _head(causal_map, loops, measures, shaken))
    rows.writerow(["variable", *_columns(shaken)])
    for variable in in_order(causal_map.variables):
        cells: list[object] = [safe_cell(variable.name)]
        for measure in Measure:
            cells.append(_number(measures.values[measure][variable.id]))
            cells.append(measures.bands[measure].get(variable.id, Band.NONE).value)
        if shaken is not None:
            cells += (shaken.stayed[measure].get(variable.id, 0) for measure in Measure)
        rows.writerow(cells)
    return text.getvalue().encode("utf-8-sig")


def _head(
    causal_map: CausalMap, loops: LoopList, measures: Measures, shaken: Shaken | None
) -> Iterable[str]:
    yield f"Where to look: {causal_map.info.title}"
    yield status_line(loops)
    yield reach_line(measures)
    yield CAVEAT
    if shaken is not None:
        yield (
            f"“Stayed first” is in how many of {shaken.draws} maps with a tenth of the links left"
            f" out at random the variable was among the first {shaken.first}."
        )


def _columns(shaken: Shaken | None) -> Iterator[str]:
    for measure in Measure:
        yield measure.value
        yield f"{measure.value}: group"
    for measure in Measure if shaken is not None else ():
        yield f"{measure.value}: stayed first"


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() else round(value, 3)
