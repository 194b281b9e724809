"""The equations of a Vensim model one by one: name, subscripts, text, unit and comment.

``name[subscripts] = text ~ unit ~ comment |``; groups are headed by lines of stars. Nothing
of the text is understood here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_ENDS = re.compile(r'"(?:[^"\\\n]|\\.)*"|\{[^{}]*\}|[~|]', re.DOTALL)
_NOTE = re.compile(r"\{[^{}]*\}")
_BROKEN_LINE = re.compile(r"\\[ \t]*\n\s*")
_GROUP = re.compile(r"\*{3,}(?P<name>[^*]*)\*+")
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_HEAD = re.compile(
    rf'\s*(?P<name>{_QUOTED}|[^\[\]=:("<~|]+?)\s*'
    r"(?P<subscripts>\[[^\]]*\])?\s*"
    r"(?P<excepts>:EXCEPT:(?:\s*,?\s*\[[^\]]*\])+)?\s*"
    r"(?P<keywords>(?::[A-Z][A-Z ]*:\s*)*)"
    r"(?P<sign>==|:=|=|<->|\(|:|$)",
    re.IGNORECASE,
)
_PART = re.compile(rf"{_QUOTED}!?|[^,]+", re.DOTALL)
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_MACRO = re.compile(r":MACRO:(?P<name>[^(|~]*)\((?P<given>[^)|~]*)\)", re.IGNORECASE)
_END_OF_MACRO = re.compile(":END OF MACRO:", re.IGNORECASE)


_CHECK = re.compile(r"(?:THE CONDITION|TEST INPUT)\s*:", re.IGNORECASE)
CHECK = "check"
"""The sign of reality checks, which are about a model and no part of it."""

_LineAt = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Definition:
    """One of them. ``sign`` is what stands before the text: ``=``, ``(``, ``:``, or nothing.

    ``line`` counts from 1. ``keywords`` are those between colons, such as RAW.
    """

    name: str
    subscripts: tuple[str, ...] = ()
    excepts: tuple[tuple[str, ...], ...] = ()
    keywords: tuple[str, ...] = ()
    sign: str = "="
    text: str = ""
    unit: str = ""
    comment: str = ""
    group: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class MacroText:
    """A macro: what it is given, what it gives beside its own name, what it is made of."""

    name: str
    given: tuple[str, ...]
    also_gives: tuple[str, ...]
    definitions: tuple[Definition, ...]
    line: int


@dataclass(slots=True)
class Definitions:
    """All of a file. ``about``: what is said of each group. ``odd``: lines nobody understands."""

    all: list[Definition] = field(default_factory=list)
    macros: list[MacroText] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    odd: list[int] = field(default_factory=list)


def definitions_in(text: str) -> Definitions:
    """The definitions of a file's first part. Linear in its length."""
    found, breaks = Definitions(), [at for at, sign in enumerate(text) if sign == "\n"]

    def line_at(place: int) -> int:
        return bisect_right(breaks, place - 1) + 1

    rest, at = [], 0
    for head, end in _macros(text):
        found.macros.append(_macro(text, head, end, line_at))
        # Blanked out, not cut out: the lines below keep their numbers.
        rest += [text[at : head.start()], _blank(text[head.start() : end.end()])]
        at = end.end()
    whole = "".join([*rest, text[at:]])
    _gather(whole, 0, len(whole), found, line_at)
    return found


def _macros(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Where each macro is headed and where it ends; one without an end is none."""
    at = 0
    while (head := _MACRO.search(text, at)) is not None:
        end = _END_OF_MACRO.search(text, head.end())
        if end is None:
            return
        yield head, end
        at = end.end()


def _macro(text: str, head: re.Match[str], end: re.Match[str], line_at: _LineAt) -> MacroText:
    inside = Definitions()
    _gather(text, head.end(), end.start(), inside, line_at)
    given, _, also = head["given"].partition(":")
    definitions = tuple(inside.all)
    name = plain_name(head["name"])
    return MacroText(name, _parts(given), _parts(also), definitions, line_at(head.start()))


def _gather(text: str, start: int, stop: int, into: Definitions, line_at: _LineAt) -> None:
    group = ""
    for begin, parts in _entries(text, start, stop):
        head = _NOTE.sub(lambda note: _blank(note.group()), parts[0])
        heading = _GROUP.match(head.lstrip())
        if heading is not None:
            group = one_line(heading["name"]).removeprefix(".")
            into.about[group] = paragraph(" ".join(parts[1:]))
            continue
        if not head.strip():
            continue
        line = line_at(begin + len(head) - len(head.lstrip()))
        made = _definition(head, parts[1:], group, line)
        if made is None:
            into.odd.append(line)
        else:
            into.all.append(made)


def _entries(text: str, start: int, stop: int) -> Iterator[tuple[int, list[str]]]:
    """Where each entry begins, and what stands between its ``~``."""
    at = start
    while at < stop:
        begin, parts, part = at, [], at
        while True:
            match = _ENDS.search(text, at, stop)
            if match is None:
                parts.append(text[part:stop])
                at = stop
                break
            at = match.end()
            if match.group() not in ("~", "|"):
                if parts:  # comments may hold anything
                    at = match.start() + 1
                continue
            parts.append(text[part : match.start()])
            part = at
            if match.group() == "|":
                break
        if len(parts) > 1 or at < stop:
            yield begin, parts


def _definition(head: str, rest: list[str], group: str, line: int) -> Definition | None:
    joined = one_line(_BROKEN_LINE.sub(" ", head))
    match = _HEAD.match(joined)
    if match is None or not match["name"].strip():
        return None
    said = match["keywords"].split(":")
    text, sign = joined[match.end() :].strip(), match["sign"]
    if _CHECK.match(text) and sign == ":":
        sign = CHECK
    return Definition(
        name=plain_name(match["name"]),
        subscripts=_parts((match["subscripts"] or "[]")[1:-1]),
        excepts=tuple(_parts(each) for each in _BRACKETS.findall(match["excepts"] or "")),
        keywords=tuple(one_line(each).upper() for each in said if each.strip()),
        sign=sign,
        text=text,
        unit=one_line(_BROKEN_LINE.sub(" ", rest[0])) if rest else "",
        comment=paragraph(rest[1]) if len(rest) > 1 else "",
        group=group,
        line=line,
    )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(plain_name(each) for each in _PART.findall(text) if each.strip())


def plain_name(text: str) -> str:
    r"""A name without quotation marks and with single blanks; ``\n`` in it is a blank."""
    stripped = text.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] == '"':
        stripped = re.sub(r'\\(["\\])', r"\1", stripped[1:-1])
    return one_line(stripped.replace("\\n", " "))


def one_line(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def paragraph(text: str) -> str:
    """A comment: lines that were only broken for width are joined, others kept."""
    joined = _BROKEN_LINE.sub(" ", text)
    lines = (one_line(line) for line in joined.strip().splitlines())
    return "\n".join(lines).strip()


def _blank(text: str) -> str:
    """As many lines with nothing on them."""
    return re.sub(r"[^\n]", " ", text)
