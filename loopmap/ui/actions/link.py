"""Commands of the Link menu: they act on every selected link."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from loopmap.editing.edits.links import (
    may_reverse,
    reverse_link,
    set_bulge,
    set_sign,
    set_strength,
    toggle_delay,
)
from loopmap.editing.sentence.far_end import Way
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, Sign, Strength
from loopmap.ui.actions.chosen import chosen
from loopmap.ui.actions.command import Command, with_links
from loopmap.ui.actions.desk import Desk
from loopmap.ui.actions.many import do_with_selected


def _only_link(desk: Desk) -> Link | None:
    """The link that is selected, if it is the only one."""
    links = chosen(desk).links
    return links[0] if len(links) == 1 else None


def _sign(sign: Sign, title: str, text: str, keys: tuple[str, ...]) -> Command:
    def edit(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
        return set_sign(document, map_id, ids, sign)

    return Command(
        f"link.{sign.name.lower()}",
        title,
        text,
        "Link",
        lambda desk: do_with_selected(desk, "Set sign", "Setting signs", edit),
        keys,
        "",
        with_links,
        checked=lambda desk: chosen(desk).of_links("sign") is sign,
    )


def _strength(strength: Strength, key: str) -> Command:
    def edit(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
        return set_strength(document, map_id, ids, strength)

    return Command(
        f"link.{strength.value}",
        strength.value.capitalize(),
        f"Say that the effect is {strength.value}.",
        "Link",
        lambda desk: do_with_selected(desk, "Set strength", "Setting strengths", edit),
        (key,),
        "",
        with_links,
        checked=lambda desk: chosen(desk).of_links("strength") is strength,
        begins=strength is Strength.WEAK,
    )


def _reverse(desk: Desk) -> None:
    session = desk.session
    assert session is not None
    (link,) = chosen(desk).links
    session.do("Reverse link", reverse_link(session.document, session.map_id, link.id))


def _may_reverse(desk: Desk) -> bool:
    link, session = _only_link(desk), desk.session
    return (
        with_links(desk)
        and session is not None
        and link is not None
        and bool(may_reverse(session.document, session.map_id, link.id))
    )


def _lead(way: Way, desk: Desk) -> None:
    assert desk.editor is not None
    (link,) = chosen(desk).links
    desk.editor.canvas.linking.lead(link.id, way)


def _one_link(desk: Desk) -> bool:
    return with_links(desk) and _only_link(desk) is not None


def _may_straighten(desk: Desk) -> bool:
    """A link is selected that has a bend; one from a variable to itself has none."""
    return with_links(desk) and any(link.source != link.target for link in chosen(desk).links)


def _straight(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
    return set_bulge(document, map_id, ids, 0.0)


def _by_itself(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
    return set_bulge(document, map_id, ids, None)


def _bend_by_itself(desk: Desk) -> None:
    if all(link.bulge is None for link in chosen(desk).links) and desk.editor is not None:
        desk.editor.hint.emit("It bends by itself already.")
    else:
        do_with_selected(desk, "Bend link by itself", "Bending links", _by_itself)


COMMANDS = (
    _sign(Sign.SAME, "Same way (+)", "More of the cause leads to more of the effect.", ("+", "=")),
    _sign(
        Sign.OPPOSITE, "Opposite way (−)", "More of the cause leads to less of the effect.", ("-",)
    ),
    _sign(Sign.UNKNOWN, "Not agreed (?)", "The group has not settled the direction.", ("?",)),
    Command(
        "link.delay",
        "Delayed",
        "Say that the effect takes noticeably longer than the rest of the map.",
        "Link",
        lambda desk: do_with_selected(desk, "Set delay", "Setting delays", toggle_delay),
        ("D",),
        "",
        with_links,
        checked=lambda desk: chosen(desk).of_links("delayed") is True,
        begins=True,
    ),
    _strength(Strength.WEAK, "1"),
    _strength(Strength.MEDIUM, "2"),
    _strength(Strength.STRONG, "3"),
    Command(
        "link.reverse",
        "Reverse",
        "Turn the link round, from effect to cause.",
        "Link",
        _reverse,
        ("R",),
        "",
        _may_reverse,
        begins=True,
    ),
    Command(
        "link.lead_to",
        "Lead to another variable…",
        "Choose another effect for the link by typing its name, or drag the link’s head there.",
        "Link",
        partial(_lead, Way.EFFECT),
        ("M",),
        enabled=_one_link,
    ),
    Command(
        "link.lead_from",
        "Lead from another variable…",
        "Choose another cause for the link by typing its name, or drag the link’s tail there.",
        "Link",
        partial(_lead, Way.CAUSE),
        ("Shift+M",),
        enabled=_one_link,
    ),
    Command(
        "link.straighten",
        "Straighten",
        "Draw the link as a straight line.",
        "Link",
        lambda desk: do_with_selected(desk, "Straighten link", "Straightening links", _straight),
        ("S",),
        "",
        _may_straighten,
    ),
    Command(
        "link.bend_by_itself",
        "Bend by itself",
        "Let the drawing choose the bend that shows the loops best.",
        "Link",
        _bend_by_itself,
        ("B",),
        "",
        with_links,
    ),
)
