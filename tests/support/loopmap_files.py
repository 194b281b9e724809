"""Loopmap files made for a test, and the sentence with which one is refused."""

import re

import pytest
import yaml

from loopmap.errors import FormatError
from loopmap.formats.loopmap_yaml import read

HEAD = "loopmap: 1\nmaps:\n  - id: m1\n    title: Today\n"

V1 = "      - {id: v1, name: Fines, at: [0, 0]}\n"

V2 = "      - {id: v2, name: Strain, at: [0, 0]}\n"

END = "end: loopmap\n"

LOADERS = pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])


def with_variables(*lines: str) -> bytes:
    return f"{HEAD}    variables:\n{''.join(lines)}{END}".encode()


def with_link(link: str) -> bytes:
    return f"{HEAD}    variables:\n{V1}{V2}    links:\n      - {{{link}}}\n{END}".encode()


def refusal(content: bytes, loader: type | None = None) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(content, "map.loopmap", loader=loader)
    error = caught.value
    assert error.file == "map.loopmap"
    assert re.search(r"[.!]$", error.text), error.text
    return error
