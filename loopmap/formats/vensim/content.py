"""The text of a Vensim model, and its three parts: equations, views, settings.

Vensim Help, Appendix, “.mdl Model Files”; the first line says whether it is UTF-8.
"""

from __future__ import annotations

from typing import NamedTuple

from loopmap.errors import FormatError

VIEW_MARK = "\\\\\\---///"
"""Begins a view; the rest of its line is for people."""

END_MARK = "///---\\\\\\"
"""Ends the last view; settings follow."""

SETTINGS_MARK = ":L\x7f<%^E!@"

_MOST_LINES = 400_000


class Lines(NamedTuple):
    """Some lines of a file, and the number of the first of them."""

    first: int
    lines: tuple[str, ...]


class Content(NamedTuple):
    """The parts of a file. ``is_mended``: letters were lost in a wrong encoding."""

    definitions: str
    views: tuple[Lines, ...]
    settings: tuple[str, ...]
    is_mended: bool


def content_of_model(content: bytes, file: str) -> Content:
    """The parts of a file. Raises FormatError for what is no Vensim model."""
    if not content.strip():
        raise FormatError("The file is empty.", file=file)
    text, mended = _decoded(content)
    _refuse_others(text, file)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > _MOST_LINES:
        raise FormatError("The file has more lines than any model needs.", file=file)
    starts = [at for at, line in enumerate(lines) if line.startswith(VIEW_MARK)]
    first = starts[0] if starts else len(lines)
    begin = first if starts else 0
    end = next((at for at in range(begin, len(lines)) if lines[at].startswith(END_MARK)), None)
    first = min(first, len(lines) if end is None else end)
    last = len(lines) if end is None else end
    inside = [at for at in starts if at < last]
    ends = [*inside[1:], last]
    views = tuple(
        Lines(begin + 2, tuple(lines[begin + 1 : stop]))
        for begin, stop in zip(inside, ends, strict=False)
    )
    settings = () if end is None else tuple(lines[end + 1 :])
    return Content("\n".join(lines[:first]), views, _plain(settings), mended)


def _decoded(content: bytes) -> tuple[str, bool]:
    """UTF-8 where the file says so or is; else the letters of Windows. Settings hold odd bytes."""
    end = content.find(END_MARK.encode())
    shown, rest = (content, b"") if end < 0 else (content[:end], content[end:])
    tail = rest.decode("latin-1")
    says_so = shown.lstrip(b"\xef\xbb\xbf \t\r\n")[:7].upper() == b"{UTF-8}"
    try:
        return shown.decode("utf-8-sig") + tail, False
    except UnicodeDecodeError:
        pass
    if says_so:
        return shown.decode("utf-8-sig", errors="replace") + tail, True
    try:
        return shown.decode("cp1252") + tail, False
    except UnicodeDecodeError:
        return shown.decode("latin-1") + tail, False


def _refuse_others(text: str, file: str) -> None:
    head = text[:4096].lstrip()
    if head.startswith(("Model {", "Library {", "# $Revision")):
        raise FormatError("This is a Simulink model, not a Vensim model.", file=file)
    if "\x00" in head:
        hint = "Vensim writes one as text with “Save As”, type “Vensim Text Models (*.mdl)”."
        raise FormatError("This is not a Vensim model as text.", file=file, hint=hint)
    if "~" not in text and VIEW_MARK not in text:
        raise FormatError("This is not a Vensim model: it has neither equations nor a sketch.",
                          file=file)  # fmt: skip


def _plain(settings: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of settings that are text, without the mark before them."""
    kept = (line for line in settings if line.strip() and line.isprintable())
    return tuple(line for line in kept if line[:1].isdigit())
