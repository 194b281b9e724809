"""What a Vensim model has no place for, beside what no format of its kind keeps."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.errors import ExpressionError
from loopmap.formats.vensim.show import Unsayable
from loopmap.formats.vensim.written import Written, written_of
from loopmap.formats.vensim.written_equations import equation
from loopmap.model.document import Document

_MOST_NAMED = 3


def cannot_hold(document: Document) -> tuple[str, ...]:
    """A sentence for each kind of thing that is lost or changed."""
    whole = written_of(document)
    return tuple(_told(whole))


def _told(whole: Written) -> Iterator[str]:
    changed = sorted(f"“{ours}” → “{theirs}”" for ours, theirs in whole.names.items()
                     if " ".join(ours.split()) != theirs)  # fmt: skip
    if changed:
        yield f"Vensim has other names for {_listed(changed)}."
    unsaid = sorted(_unsaid(whole))
    if unsaid:
        yield f"Vensim cannot say the equation of {_listed(unsaid)}; only the causes are written."
    floors = [v.name for m in whole.maps for v in m.variables.values() if v.nonnegative]
    if floors:
        yield f"That {_listed(sorted(floors))} never goes below 0 is not kept."
    pictures = sum(bool(note.picture) for m in whole.maps for note in m.notes.values())
    if pictures:
        yield "One picture is not kept." if pictures == 1 else f"{pictures} pictures are not kept."
    if len(whole.maps) > 1 and any(
        one.equation.strip() for m in whole.maps for one in m.variables.values()
    ):
        yield "All maps become views of one model: a variable of one name has one equation."


def _unsaid(whole: Written) -> Iterator[str]:
    for name, (variable, causal_map) in whole.first.items():
        if variable.equation.strip() or variable.graph is not None:
            try:
                equation(name, variable, causal_map, whole)
            except (Unsayable, ExpressionError):
                yield f"“{variable.name}”"


def _listed(names: list[str]) -> str:
    quoted = [each if each.startswith("“") else f"“{each}”" for each in names]
    more = len(quoted) - _MOST_NAMED
    shown = ", ".join(quoted[:_MOST_NAMED])
    return f"{shown} and {more} more" if more > 0 else shown
