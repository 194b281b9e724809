"""The command line as another program hears it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import loopmap
from loopmap.resources import examples

FINES = examples()[0]


def said(*words, encoding="utf-8"):
    narrow = os.environ | {"PYTHONIOENCODING": encoding}
    return subprocess.run(
        [sys.executable, "-m", "loopmap", *words],
        cwd=Path(loopmap.__file__).parents[1],
        env=narrow,
        capture_output=True,
        check=False,
    )


def test_what_is_printed_is_utf8_even_where_the_pipe_has_few_characters():
    table = said("simulate", FINES, encoding="cp1252")
    assert table.returncode == 0, table.stderr
    assert "↓" in table.stdout.decode("utf-8")
    answer = json.loads(said("loops", FINES, "--json", encoding="ascii").stdout.decode("utf-8"))
    assert len(answer["loops"]) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux")
def test_a_name_that_is_no_text_is_printed_all_the_same(tmp_path):
    missing = os.fsencode(tmp_path) + b"/\xfe.loopmap"
    answer = said("loops", missing)
    assert answer.returncode == 3
    assert b"\\udcfe.loopmap: There is no file of this name." in answer.stderr
    assert b"Traceback" not in answer.stderr
