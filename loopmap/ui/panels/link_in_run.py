"""How links act in a run: how strongly, how surely, how late, in what shape and what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from loopmap.editing.edits import behaviour, links
from loopmap.model.behaviour import DELAY_RANGE, DELAY_TIMES, Arrival, Mode, Shape
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link
from loopmap.simulation.map_model import BOUNDS
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.band import Band
from loopmap.ui.panels.fields import ChipRow, LineField, column, plain_button
from loopmap.ui.panels.link_table import USUAL_TABLE, LinkTable
from loopmap.ui.panels.looks import small
from loopmap.ui.panels.number_field import NumberField
from loopmap.ui.panels.variable_in_run import show_both, titled

_DELAYS = (
    (0.0, "None", "The effect comes as quickly as its variable moves"),
    (DELAY_TIMES["short"], "Short", "A little later than the cause"),
    (DELAY_TIMES["medium"], "Medium", "Noticeably later than the rest of the map"),
    (DELAY_TIMES["long"], "Long", "When most of the rest has settled"),
)
_ARRIVALS = (
    (Arrival.GRADUAL, "Gradually", "Some of it comes soon, the rest bit by bit"),
    (Arrival.TOGETHER, "Together", "Little comes at first, then most of it together"),
)
_SHAPES = (
    (Shape.LINEAR, "In proportion", "Twice the change arrives as twice as much"),
    (Shape.SATURATING, "Levels off", "Large changes arrive as hardly more than middling ones"),
    (Shape.DIMINISHING, "Less and less", "Each further change adds less, without an end"),
    (Shape.ACCELERATING, "More and more", "Each further change adds more"),
    (Shape.THRESHOLD, "From a threshold", "Nothing arrives until the cause has changed enough"),
    (Shape.TABLE, "As drawn", "What arrives is drawn, or typed as a table"),
)
_MODES = (
    (None, "As usual", "Sets the level of its effect, or adds to it where that is a stock"),
    (Mode.SETS, "Sets the level", "The effect follows the cause up and down"),
    (Mode.ADDS, "Adds to it", "The effect builds up while the cause is high; for stocks only"),
    (Mode.MULTIPLIES, "Multiplies", "The effect of other links comes through only as far as this"),
)
USUAL_THRESHOLD = 0.3

Edit = Callable[[Document, MapId, frozenset[RecordId]], Change]


class LinkInRun(QWidget):
    """The fields of one link, or of several at once; ``here`` tells which ones to change."""

    def __init__(self, asking: Asking, here: Callable[[], Iterable[RecordId]]) -> None:
        super().__init__()
        self._asking, self._here = asking, here
        self._shown: Sequence[Link] = ()
        self._range = Band(("Strength from", "Strength to"), 0.0, 1.0, 0.05)
        self._range_words = small()
        self._by_word = plain_button("Go by the word", "Take weak, medium or strong for the range")
        self._sure = NumberField("In what share of draws it is there", 0.0, 1.0, empty=-1.0)
        self._sure.setPlaceholderText("1")
        self._delay = ChipRow("Delay in a run", _DELAYS)
        self._delay_time = NumberField("How long the delay is", 0.0, DELAY_RANGE[1], step=0.5)
        self._arrival = ChipRow("How it comes in", _ARRIVALS)
        self._shape = ChipRow("Shape", _SHAPES)
        self._threshold = NumberField("Threshold", 0.0, 1.0)
        self._drawn = QWidget()
        self._table: LinkTable | None = None
        self._mode = ChipRow("What it does to its effect", _MODES)
        self._combine = LineField("Acts on the links of this name", "With all others")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = column(self, spacing=4)
        self._comes_in = titled("How it comes in", self._arrival)
        self._over = titled(
            "Nothing arrives until", small("Changes of the cause, of 1 at most"), self._threshold
        )
        self._together = titled("Acts on the links called", self._combine)
        for part in (
            titled("How strong, from 0 to 1", self._range),
            self._range_words,
            self._by_word,
            titled(
                "There in what share of draws", small("Nothing typed: in all of them"), self._sure
            ),
            titled("Delay", self._delay, self._delay_time),
            self._comes_in,
            titled("What arrives", self._shape),
            self._over,
            self._drawn,
            titled("What it does to its effect", self._mode),
            self._together,
        ):
            rows.addWidget(part)

    def _connect(self) -> None:
        self._range.moving.connect(self._try_range)
        self._range.settled.connect(self._set_range)
        self._by_word.clicked.connect(self._forget_range)
        self._sure.typed.connect(self._set_sure)
        self._delay.chosen.connect(self._set_delay)
        self._delay_time.typed.connect(self._set_delay)
        self._arrival.chosen.connect(self._set_arrival)
        self._shape.chosen.connect(self._set_shape)
        self._threshold.typed.connect(self._set_threshold)
        self._mode.chosen.connect(self._set_mode)
        self._combine.committed.connect(self._set_combine)
        for part in (self._range, self._sure, self._delay_time, self._threshold):
            part.refused.connect(self._asking.refused)

    def show_links(self, some: Sequence[Link]) -> None:
        """Show what they have in common."""
        self._shown = some
        self._show_strength(some)
        show_both(self._delay, self._delay_time, [_delay_of(link) for link in some])
        self._comes_in.setVisible(any(link.delayed for link in some))
        self._arrival.show_value(_shared([link.arrival for link in some if link.delayed]))
        shape = _shared([link.shape for link in some])
        self._shape.show_value(shape)
        self._over.setVisible(shape is Shape.THRESHOLD)
        threshold = _shared([link.threshold for link in some])
        self._threshold.show_number(threshold if isinstance(threshold, float) else None)
        self._drawn.setVisible(shape is Shape.TABLE)
        if shape is Shape.TABLE:
            self._plot().show_points(some[0].table)
        self._mode.show_value(_shared([link.mode for link in some]))
        self._together.setVisible(
            any(link.mode is Mode.MULTIPLIES or link.combine for link in some)
        )
        combine = _shared([link.combine for link in some])
        self._combine.show_text(combine if isinstance(combine, str) else "")

    def _show_strength(self, some: Sequence[Link]) -> None:
        spans = [link.strength_range or BOUNDS[link.strength] for link in some]
        span = _shared(spans)
        narrowed = any(link.strength_range is not None for link in some)
        self._range.show_span(spans[0], (0.0, 1.0))
        words = "Of several minds; moving an end sets it for all." if span is _SEVERAL else ""
        self._range_words.setText(words or ("" if narrowed else "By the word said above."))
        self._range_words.setVisible(bool(self._range_words.text()))
        self._by_word.setVisible(narrowed)
        sure = _shared([link.confidence for link in some])
        self._sure.show_number(sure if isinstance(sure, float) else None)

    def _plot(self) -> LinkTable:
        """The graph and its table, made when the first link has one."""
        if self._table is None:
            self._table = LinkTable()
            self._table.drawn.connect(self._set_table)
            self._table.refused.connect(self._asking.refused)
            column(self._drawn).addWidget(self._table)
        return self._table

    def _do(self, label: str, edit: Edit) -> None:
        session, chosen = self._asking.session, frozenset(self._here())
        self._asking.do(label, lambda: edit(session.document, session.map_id, chosen))
        self.show_links([session.map.links[link.id] for link in self._shown])

    def _set_range(self, low: float, high: float) -> None:
        self._do(
            "Narrow the strength",
            lambda d, m, ids: behaviour.set_strength_range(d, m, ids, (low, high)),
        )

    def _try_range(self, low: float, high: float) -> None:
        """While a hand moves an end, what would come of it can be seen."""
        tried = tuple(replace(link, strength_range=(low, high)) for link in self._shown)
        self._asking.trying.emit(tried)

    def _forget_range(self) -> None:
        self._do("Go by the word", lambda d, m, ids: behaviour.set_strength_range(d, m, ids, None))

    def _set_sure(self, share: float) -> None:
        kept = None if share < 0 else share
        self._do("Say how sure", lambda d, m, ids: links.set_confidence(d, m, ids, kept))

    def _set_delay(self, time: float) -> None:
        if time == 0:
            self._do("Set delay", lambda d, m, ids: links.set_delay(d, m, ids, False))
        else:
            arrival = self._arrival_now()
            self._do(
                "Set delay", lambda d, m, ids: behaviour.set_delay_time(d, m, ids, time, arrival)
            )

    def _set_arrival(self, arrival: Arrival) -> None:
        time = next((link.delay_time for link in self._shown if link.delayed), 4.0)
        self._do("Set delay", lambda d, m, ids: behaviour.set_delay_time(d, m, ids, time, arrival))

    def _arrival_now(self) -> Arrival:
        return next((link.arrival for link in self._shown if link.delayed), Arrival.GRADUAL)

    def _set_shape(self, shape: Shape) -> None:
        threshold = USUAL_THRESHOLD if shape is Shape.THRESHOLD else 0.0
        table = USUAL_TABLE if shape is Shape.TABLE else ()
        self._do(
            "Set shape",
            lambda d, m, ids: behaviour.set_shape(
                d, m, ids, shape, threshold=threshold, table=table
            ),
        )

    def _set_threshold(self, threshold: float) -> None:
        self._do(
            "Set threshold",
            lambda d, m, ids: behaviour.set_shape(d, m, ids, Shape.THRESHOLD, threshold=threshold),
        )

    def _set_table(self, points: behaviour.Points) -> None:
        self._do(
            "Draw what arrives",
            lambda d, m, ids: behaviour.set_shape(d, m, ids, Shape.TABLE, table=points),
        )

    def _set_mode(self, mode: Mode | None) -> None:
        combine = next((link.combine for link in self._shown), "")
        self._do("Set what it does", lambda d, m, ids: behaviour.set_mode(d, m, ids, mode, combine))

    def _set_combine(self, combine: str) -> None:
        mode = self._shown[0].mode
        self._do(
            "Set what it acts on", lambda d, m, ids: behaviour.set_mode(d, m, ids, mode, combine)
        )


def _delay_of(link: Link) -> float:
    return link.delay_time if link.delayed else 0.0


def _shared(values: Sequence[Any]) -> Any:
    """The value all share; one that is equal to nothing where they differ."""
    return values[0] if values and all(value == values[0] for value in values) else _SEVERAL


_SEVERAL = object()
