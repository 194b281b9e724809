"""Kumu's JSON as a document."""

from __future__ import annotations

from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.guess import Told
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.kumu.blueprint import read_blueprint
from loopmap.formats.kumu.document import document_of
from loopmap.formats.kumu.project import is_project, read_project


def read(values: dict[str, Any], name: str, told: Told) -> Opened:
    """The document of a project or a blueprint. Raises FormatError."""
    if not any(isinstance(values.get(each), list) for each in ("elements", "connections", "maps")):
        raise FormatError(
            "This is not a Kumu file: it has neither elements nor connections.", file=name
        )
    content = read_project(values) if is_project(values) else read_blueprint(values)
    return document_of(content, stem(name), told)
