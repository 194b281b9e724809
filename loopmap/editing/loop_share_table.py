"""Who leads when as a table: for spreadsheets with all figures, for reading with words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from loopmap.editing.loop_shares import OTHERS, OWN, LoopShares
from loopmap.formats.csv_links import safe_cell
from loopmap.formats.tables import Table
from loopmap.model.token import NEVER, Token

CAVEAT = (
    "Parts in the change at each time, above 0 where a loop drives on, below where it holds"
    " back; “led” is the least and most share of draws in which it leads the loops."
)
_MOMENTS = 10


def loop_share_table(shares: LoopShares) -> Table:
    """A row for each time, as it stands in files. O(loops · times)."""
    rows = (
        (f"{time:.6g}", *(f"{value:.6g}" for value in _row(shares, place)))
        for place, time in enumerate(shares.times)
    )
    return Table(("time", *_heads(shares)), tuple(rows))


def loop_share_csv(shares: LoopShares, token: Token = NEVER) -> str:
    """A row for each time. What tells it comes first, each line begun with #. Cancelled."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerows([f"# {line}"] for line in (*shares.sentences, CAVEAT))
    rows.writerow(["time", *_heads(shares)])
    for place, time in enumerate(shares.times):
        token.check()
        rows.writerow([f"{time:.6g}", *(f"{value:.6g}" for value in _row(shares, place))])
    return text.getvalue()


def _heads(shares: LoopShares) -> Iterator[str]:
    for loop in shares.loops:
        title = safe_cell(loop.title)
        yield from (title, f"{title}: led, least", f"{title}: led, most")
    yield from (f"{OTHERS}, driving on", f"{OTHERS}, holding back", OWN, "from outside")


def _row(shares: LoopShares, place: int) -> Iterator[float]:
    for loop in shares.loops:
        yield from (loop.course[place], *loop.led[place])
    for course in (*shares.others, shares.own, shares.outside):
        yield course[place] if course else 0.0


def moments(shares: LoopShares) -> list[int]:
    """The places of a few evenly spread times, the first and the last among them."""
    last = len(shares.times) - 1
    return sorted({round(last * step / _MOMENTS) for step in range(_MOMENTS + 1)}) if last else [0]
