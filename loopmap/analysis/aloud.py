"""What a listener hears of each thing on a map: a short name, then the details.

The name alone tells which thing it is; the details say what it does on the map, most
telling first, and are cut short before they become a list nobody can follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from loopmap.analysis.loops import Loop
from loopmap.analysis.telling import kind_in_words, tell_link, tell_loop
from loopmap.analysis.wording import capitalised
from loopmap.diagram.fold import bundles_of, fold, unfolded
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import (
    Group,
    Kind,
    Level,
    Link,
    MapRecord,
    Note,
    Role,
    Sign,
    Strength,
    Variable,
)

SIGN_ALOUD = {
    Sign.SAME: "same way",
    Sign.OPPOSITE: "opposite way",
    Sign.UNKNOWN: "direction not agreed",
}
ROLE_ALOUD = {
    Role.LEVER: "lever",
    Role.OUTCOME: "outcome",
    Role.OUTSIDE: "outside the group’s control",
}
MOST_LOOPS = 4
"""Labels of loops read out; of more their number is told."""

MOST_LINKS = 4
"""Links of a bundle read out; of more their number is told."""

Labels = Mapping[RecordId, Sequence[str]]


def name_aloud(causal_map: CausalMap, record: MapRecord) -> str:
    """Which thing it is, in as few words as tell it from others."""
    match record:
        case Link():
            return tell_link(causal_map, record).removesuffix(".")
        case Note():
            return record.text or ("Picture" if record.picture else "Empty note")
        case Variable() | Group():
            return record.name
    return ""


def details_aloud(causal_map: CausalMap, record: MapRecord, labels: Labels) -> str:
    """What it is and does on the map. ``labels`` are those of the loops through each record.

    >>> details_aloud(CausalMap(), Variable(RecordId("v1"), "Fines"), {})
    'variable, driven by nothing on this map, affects nothing on this map'
    """
    match record:
        case Variable():
            parts = _of_variable(causal_map, record)
        case Link():
            parts = _of_link(record)
        case Note():
            private = record.level is Level.PRIVATE
            parts = ["note", "private" if private else "", "locked" if record.locked else ""]
        case Group():
            parts = _of_group(causal_map, record)
        case _:
            return ""
    through = _through(labels.get(record.id, ()))
    reason = f". Because: {record.reason}" if isinstance(record, Link) and record.reason else ""
    return ", ".join(part for part in parts if part) + through + reason


def bundle_aloud(drawn: CausalMap, bundle: RecordId) -> tuple[str, str]:
    """A bundle's name and details, on the map as it is drawn: how many links, which way."""
    arrow, links = drawn.links[bundle], bundles_of(drawn)[bundle]
    names = drawn.variables
    way = "some same way, some opposite way" if links.mixed else SIGN_ALOUD[arrow.sign]
    count = counted(len(links.links), "link")
    name = f"{count} from {names[arrow.source].name} to {names[arrow.target].name}"
    told = [tell_link(unfolded(drawn), unfolded(drawn).links[i]) for i in links.links[:MOST_LINKS]]
    more = len(links.links) - MOST_LINKS
    rest = [f"And {counted(more, 'more link')}."] if more > 0 else []
    delay = ", after a delay" if arrow.delayed else ""
    return name, " ".join([f"bundle, {way}{delay}.", *told, *rest]).removesuffix(".")


def loop_aloud(causal_map: CausalMap, label: str, name: str, loop: Loop) -> tuple[str, str]:
    """A loop's name and its details: "Loop R1: Fines trap", "reinforcing, 6 links. More …"."""
    length = counted(loop.length, "link")
    told = tell_loop(causal_map, loop, with_kind=False)
    return loop_called(label, name), f"loop, {kind_in_words(loop)}, {length}. {told}"


def loop_called(label: str, name: str) -> str:
    """A loop by its label, and the name people gave it if they did."""
    return f"Loop {label}: {name}" if name else f"Loop {label}"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "link"), counted(2_000, "link")
    ('1 link', '2,000 links')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def a_few(names: Iterable[str]) -> str:
    """One or two names in full; of more the first, and how many others.

    >>> a_few(["Fines", "Trust", "Strain"])
    'Fines and 2 others'
    """
    listed = list(names)
    if len(listed) <= 2:
        return " and ".join(listed) or "nothing on this map"
    return f"{listed[0]} and {len(listed) - 1} others"


def _of_variable(causal_map: CausalMap, variable: Variable) -> list[str]:
    group = causal_map.groups.get(variable.group) if variable.group else None
    where = "the collapsed group" if group and group.collapsed else "group"
    return [
        "variable" if variable.kind is Kind.AUXILIARY else variable.kind.value,
        ROLE_ALOUD[variable.role] if variable.role else "",
        "locked" if variable.locked else "",
        "" if variable.tension is None else "point of tension",
        *_around(causal_map, variable.id),
        f"in {where} {group.name}" if group else "",
    ]


def _around(causal_map: CausalMap, variable: RecordId) -> list[str]:
    names, ends = causal_map.variables, causal_map.adjacency
    return [
        f"driven by {a_few(names[link.source].name for link in ends.into(variable))}",
        f"affects {a_few(names[link.target].name for link in ends.out_of(variable))}",
    ]


def _of_link(link: Link) -> list[str]:
    return [
        "link",
        SIGN_ALOUD[link.sign],
        delay_aloud(link),
        "" if link.strength is Strength.MEDIUM else link.strength.value,
        link.status.value if link.status else "",
        "" if link.tension is None else "point of tension",
    ]


def delay_aloud(link: Link) -> str:
    """The delay of a link: "after a delay of a term"; empty where there is none."""
    if not link.delayed:
        return ""
    return f"after a delay of {link.delay_length}" if link.delay_length else "after a delay"


def _of_group(causal_map: CausalMap, group: Group) -> list[str]:
    members = [v.name for v in in_order(causal_map.variables) if v.group == group.id]
    held = f"{counted(len(members), 'variable')}: {a_few(members)}" if members else "empty"
    return [
        "group",
        "collapsed" if group.collapsed else "",
        "locked" if group.locked else "",
        held,
        *(_around(fold(causal_map), group.id) if group.collapsed else ()),
    ]


def _through(labels: Sequence[str]) -> str:
    if not labels:
        return ""
    if len(labels) > MOST_LOOPS:
        return f"; in {counted(len(labels), 'listed loop')}"
    by_number = sorted(labels, key=lambda label: (label[:1], len(label), label))
    return f"; in {'loop' if len(labels) == 1 else 'loops'} {', '.join(by_number)}"


def sentence(name: str, details: str) -> str:
    """Name and details as one thing to say."""
    return f"{capitalised(name)}, {details}." if details else f"{capitalised(name)}."
