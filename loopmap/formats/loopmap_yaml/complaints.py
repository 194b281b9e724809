"""A YAML parser's complaints in words that help a person mend the file."""

from __future__ import annotations

from typing import Any

from loopmap.errors import FormatError

_SAYINGS: tuple[tuple[str, str], ...] = (
    ("',' or '}'", "A comma or a closing brace } is missing here or just before."),
    ("',' or ']'", "A comma or a closing bracket ] is missing here or just before."),
    ("could not find expected ':'", "A field name without its colon stands here."),
    ("unexpected end of stream", "A quoted text is not closed before the file ends."),
    (
        "unknown escape",
        "A backslash in quotation marks is followed by a sign it cannot stand with.",
    ),
    ("hexadecimal", "A backslash escape in quotation marks is incomplete."),
    (
        "escape character",
        "A backslash in quotation marks is followed by a sign it cannot stand with.",
    ),
    ("escape code", "A backslash escape names a character that does not exist."),
    ("mapping values are not allowed", "A colon stands in a text without quotation marks."),
    ("cannot start any token", "A text that begins with such a sign needs quotation marks."),
    ("expected key", "The indentation does not fit the lines above."),
    ("expected <block end>", "The indentation does not fit the lines above."),
    ("'-' indicator", "The indentation does not fit the lines above."),
    ("block sequence entries", "The indentation does not fit the lines above."),
    ("document start", "Something stands after the end of the document."),
    ("undefined tag handle", "A type mark (“!…”) is not allowed."),
    ("version number", "This is not a Loopmap file: it asks for another version of YAML."),
)


def plain_words(error: Any, text: str) -> FormatError:
    """The FormatError for a parser's ``MarkedYAMLError`` about ``text``."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else None
    problem = str(error.problem or "")
    if line is not None and "token" in problem and "\t" in _line(text, line):
        return FormatError("The line is indented with a tab; use spaces.", line=line)
    for words, sentence in _SAYINGS:
        if words in problem:
            return FormatError(sentence, line=line)
    return FormatError("This cannot be read as YAML.", line=line)


def _line(text: str, line: int) -> str:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None]
