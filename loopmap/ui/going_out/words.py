"""The sentences of the screen before something goes out."""

from __future__ import annotations

NOTHING_FOUND = (
    "Nothing in this document looks as if it told who is spoken of: no names, dates, addresses,"
    " schools or numbers of people, and no details that rarely meet."
)
HONEST = (
    "No list knows every name, and what is harmless for one may tell another who is meant: read"
    " once more what goes out. “He” and “she” stay when a name is replaced."
)


def opening(what: str, number: int) -> str:
    """What the screen begins with; ``what`` goes out, "" where it is only checked."""
    if not number:
        return "Nothing was found"
    if not what:
        return "What in this document may tell who is spoken of"
    one = number == 1
    number_told = "one place" if one else f"{number:,} places"
    return f"{what} would hold {number_told} that may tell who is spoken of"


def left_told(left: int, every: int) -> str:
    """How much is left to decide."""
    if not left:
        return "All is decided." if every > 1 else "It is decided."
    if left == every:
        return "Decide about each: what is replaced has the same in its place everywhere."
    return f"{left:,} of {every:,} left to decide."


def names_told(path: str) -> str:
    """Where the list of people's own names lies."""
    return f"Besides the names that Loopmap knows it looks for those of your own list: {path}"


def settled_told(replaced: int, kept: int, *, in_document: bool, still_said: int = 0) -> str:
    """What became of it, in a sentence or two."""
    parts = []
    if replaced and in_document:
        are = "One place is" if replaced == 1 else f"{replaced:,} places are"
        parts.append(f"{are} changed in the document; Undo takes it back.")
    elif replaced:
        are = "one place" if replaced == 1 else f"{replaced:,} places"
        parts.append(f"What goes out says something else in {are}; the document is as it was.")
    if kept:
        stays = "One more stays" if kept == 1 else f"{kept:,} more stay"
        parts.append(f"{stays}, as you said.")
    if still_said:
        texts = "One text" if still_said == 1 else f"{still_said:,} texts"
        goes = "goes" if still_said == 1 else "go"
        parts.append(
            f"{texts} with a name replaced {goes} on to say “he” or “she”: read once more."
        )
    return " ".join(parts) or "Nothing was decided."
