"""Notes of PRSM as text: pieces with attributes, as the Quill editor keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from loopmap.formats.foreign import as_fields, as_objects, as_text

_PICTURE = "[picture]"


@dataclass(slots=True)
class Told:
    """A note's text, lists with their marks, and where it leads: (words, address)."""

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


def told_by(note: Any) -> Told:
    """What a note says, whichever of PRSM's shapes it has: pieces, or plain text."""
    if isinstance(note, str):
        return Told(note.strip())
    told, lines, number = Told(), [""], 0
    for piece in as_objects(as_fields(note).get("ops")):
        insert, said = piece.get("insert"), as_fields(piece.get("attributes"))
        words = as_text(insert) if isinstance(insert, str) else _PICTURE
        if address := as_text(said.get("link")):
            told.links.append((words.strip(), address))
        for part in words.splitlines(keepends=True):
            lines[-1] += part.rstrip("\r\n")
            if part.endswith("\n"):
                mark, number = _mark(said, number)
                lines[-1] = mark + lines[-1]
                lines.append("")
    told.text = "\n".join(lines).strip()
    return told


def note_of(text: str, came: Any = None) -> Any:
    """The note for a text: as it came where it says just that, with its formats."""
    if came is not None and told_by(came).text == text:
        return came
    return {"ops": [{"insert": f"{text}\n"}]}


def is_plain(note: Any) -> bool:
    """Whether a note is no more than its text."""
    return isinstance(note, dict) and note == note_of(told_by(note).text)


def _mark(said: dict[str, Any], number: int) -> tuple[str, int]:
    """What stands before a line of a list, and the number of the line."""
    kind = said.get("list")
    if kind == "ordered":
        return f"{number + 1}. ", number + 1
    return ("• ", 0) if kind else ("", 0)
