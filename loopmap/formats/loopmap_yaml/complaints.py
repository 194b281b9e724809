"""A YAML parser's complaints in words that help a person mend the file."""

from __future__ import annotations

from typing import Any

from loopmap.errors import FormatError

_MISFIT = "The indentation does not fit the lines above."
_OPEN_QUOTE = "A quoted text is not closed."
_ESCAPE = "A backslash stands in quotation marks without a sign it can stand with."

_SAYINGS: tuple[tuple[str, str], ...] = (
    ("',' or '}'", "A comma or a closing brace } is missing here or just before."),
    ("',' or ']'", "A comma or a closing bracket ] is missing here or just before."),
    ("expected ':'", "A field name stands here without its colon."),
    ("node content", "A value is missing here."),
    ("end of stream", _OPEN_QUOTE),
    ("document indicator", _OPEN_QUOTE),
    ("document separator", _OPEN_QUOTE),
    ("escape", _ESCAPE),
    ("hex", _ESCAPE),
    ("mapping values are not allowed", "A text with a colon needs quotation marks."),
    ("cannot start any token", "A text that begins with such a sign needs quotation marks."),
    ("expected key", _MISFIT),
    ("expected <block end>", _MISFIT),
    ("'-' indicator", _MISFIT),
    ("block sequence entries", _MISFIT),
    ("document start", "Something stands after the end of the document."),
    ("tag handle", "A type mark (“!…”) is not allowed."),
    ("directive", "A line may not begin with a percent sign."),
    ("incompatible", "The file asks for another version of YAML."),
)
"""Words in the complaints of libyaml and PyYAML, and what to say instead; the first fits."""


def plain_words(error: Any, text: str) -> FormatError:
    """The FormatError for a parser's ``MarkedYAMLError`` about ``text``."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark is not None else None
    problem = str(error.problem or "")
    if line is not None and _is_about_a_tab(problem, text, line):
        return FormatError("The line is indented with a tab; use spaces.", line=line)
    for words, sentence in _SAYINGS:
        if words in problem:
            return FormatError(sentence, line=line)
    return FormatError("This cannot be read as YAML.", line=line)


def _is_about_a_tab(problem: str, text: str, line: int) -> bool:
    asked = "tab character" in problem or "cannot start any token" in problem
    return asked and _line(text, line).lstrip(" ").startswith("\t")


def _line(text: str, line: int) -> str:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    end = text.find("\n", start)
    return text[start : end if end >= 0 else None]
