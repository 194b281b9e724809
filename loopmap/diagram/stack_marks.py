"""How a collapsed group looks, and the count on a bundle of links."""

from __future__ import annotations

from loopmap.diagram.card_marks import CAP_MIDDLE, text_lines
from loopmap.diagram.fold import Stack
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.label import Label, wrap
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style, mixed
from loopmap.model.ids import RecordId

_WEIGHT = 600
_LARGER, _LARGEST, _GROWTH = 1.3, 1.8, 0.05
"""How large its name is beside a variable's: at least, at most, and for each variable in it.
A group says more than a variable, and is looked at from farther away."""

_COUNT = 0.76
"""Size of the count below the name, beside the name's."""

_SHEETS = 2
_STEP = 5.0
"""How much of each sheet below the uppermost is seen."""

_NARROWER = 7.0
_PILL = 20.0
_ASIDE = 26.0
"""How far the count of a delayed bundle is from the bars, which have the middle."""

_SHORT = 80.0
"""On a path shorter than this the bars are nearer the tail, and the count nearer the head."""

_SEEN, _BESIDE = 40.0, 17.0
"""Of a line with its pill so much is to be seen; where it is not, its pill is so far beside it."""


def counted(stack: Stack) -> str:
    """How many variables a stack holds, in words."""
    count = len(stack.members)
    return f"{count} variable{'' if count == 1 else 's'}" if count else "no variables"


def stack_label(stack: Stack, style: Style, measure: TextMeasure) -> Label:
    """The name of the group and the room for it, the count below and the sheets."""
    size = _size(stack, style)
    lines = wrap(stack.group.name, size, _WEIGHT, measure)
    widths = [measure.width(line, size, _WEIGHT) for line in lines]
    widths.append(measure.width(counted(stack), _COUNT * size, 400))
    text = len(lines) * measure.line_height(size) + measure.line_height(_COUNT * size)
    return Label(
        lines,
        round(max(widths) + 2 * style.padding_x + 8),
        text + 2 * style.padding_y + 5 + _SHEETS * _STEP,
    )


def stack_primitives(
    stack: Stack, label: Label, box: Box, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """A pile of cards in the group's tint, the uppermost with its name and how many it holds."""
    group = stack.group
    front = Box(box.x, box.y - _SHEETS * _STEP / 2, box.width, box.height - _SHEETS * _STEP)
    size = _size(stack, style)
    step = measure.line_height(_COUNT * size)
    name = Box(front.x, front.y - step / 2, front.width, front.height)
    baseline = front.bottom - style.padding_y - 2.5 - step / 2 + CAP_MIDDLE * _COUNT * size
    return (
        *pile(group.id, front, style, group.colour),
        *text_lines(
            group.id, "name", label.lines, name, size, _WEIGHT, style.card_text, measure
        ),
        TextLine(
            group.id, "count", box.x, baseline, counted(stack), _COUNT * size, 400,
            style.group_text,
        ),
    )  # fmt: skip


def _size(stack: Stack, style: Style) -> float:
    larger = min(_LARGER + _GROWTH * len(stack.members), _LARGEST)
    return round(larger * style.font_size, 1)


def pile(record: RecordId, front: Box, style: Style, colour: int) -> tuple[Primitive, ...]:
    """Cards lying on one another in a group's tint, ``front`` the uppermost."""
    fill, narrower = style.group_fill(colour), min(_NARROWER, front.width / 12)
    edge = Stroke(mixed(style.group_border(colour), style.group_text, 0.5), style.card_line * 1.3)
    sheets = [
        front._replace(y=front.y + under * _STEP, width=front.width - under * narrower * 2)
        for under in range(_SHEETS, 0, -1)
    ]
    return (
        *(RoundBox(record, "sheet", sheet, style.radius, fill, edge) for sheet in sheets),
        RoundBox(record, "card", front, style.radius, fill, edge),
    )


def count_text(count: int) -> str:
    """What the pill of so many links says."""
    return f"×{count}"


def usual_share(path: LinkPath) -> float:
    """At which share of what is seen of its line a count stands if nothing is in its way.

    At the middle, or aside of a delay's bars.
    """
    if not path.bars:
        return 0.5
    return 0.5 + (_ASIDE / 2 if path.seen <= _SHORT else -_ASIDE) / path.seen


def bears_count(path: LinkPath, width: float) -> bool:
    """Whether enough of a line is seen on both sides of a count so wide."""
    return bool(path.bars) or path.seen >= width + _SEEN


def count_place(  # noqa: PLR0913  where a pill is looked for
    path: LinkPath,
    text: str,
    style: Style,
    measure: TextMeasure,
    *,
    share: float | None = None,
    on_line: bool = False,
) -> Box:
    """Where a bundle says how many links it is: at its ``usual_share``, or the ``share`` given.

    A line too short to be seen on both sides of it has it beside, where its sign is not, unless
    it has to be ``on_line``.
    """
    share = usual_share(path) if share is None else share
    along = path.t_tail + (path.t_tip - path.t_tail) * share
    at = path.curve.point(along)
    width = max(measure.width(text, style.font_size, 600) + 11, _PILL)
    if not (on_line or bears_count(path, width)):
        out = path.curve.outward(along)
        is_outside = (path.sign.x - at.x) * out.x + (path.sign.y - at.y) * out.y > 0
        away = (-1 if is_outside else 1) * _BESIDE
        at = Point(at.x + out.x * away, at.y + out.y * away)
    return Box(at.x, at.y, width, _PILL)


def count_primitives(  # noqa: PLR0913, PLR0917  what a pill is drawn from
    bundle: RecordId,
    count: int,
    path: LinkPath,
    colour: str,
    style: Style,
    measure: TextMeasure,
    *,
    share: float | None = None,
    on_line: bool = False,
) -> tuple[Primitive, ...]:
    """How many links a bundle is, on a pill that parts the line; see ``count_place``."""
    text = count_text(count)
    box = count_place(path, text, style, measure, share=share, on_line=on_line)
    size = style.font_size
    return (
        RoundBox(bundle, "count", box, _PILL / 2, style.card, Stroke(colour, style.card_line)),
        TextLine(bundle, "count", box.x, box.y + CAP_MIDDLE * size, text, size, 600, colour),
    )
