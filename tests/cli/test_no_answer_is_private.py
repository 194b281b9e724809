"""Fifty texts that are private are in no answer of any verb, for people or for programs."""

import pytest

from loopmap.cli import main
from loopmap.formats.loopmap_yaml.write import write
from tests.support.every_byte import words_in
from tests.support.fifty_private import FIFTY, fifty_private

FEW = ("--draws", "40")
ANSWERS = {
    "loops": ("loops", "FILE"),
    "structure": ("structure", "FILE", "--map", "m1"),
    "simulate": ("simulate", "FILE", "--map", "m1", "--scenario", "Try it", *FEW),
    "runs": ("runs", "FILE"),
    "check": ("check", "FILE", "--publish"),
    "compare": ("compare", "FILE", "--from", "m1", "--to", "m2"),
}
FILES = {
    "svg": ("export", "FILE", "OUT.svg", "--map", "m1"),
    "pptx": ("export", "FILE", "OUT.pptx", "--map", "m1"),
    "html": ("report", "FILE", "OUT.html", "--map", "m1"),
    "md": ("report", "FILE", "OUT.md", "--map", "m1"),
    "xlsx": ("convert", "FILE", "OUT.xlsx"),
    "graphml": ("layout", "FILE", "OUT.graphml", "--engine", "circle"),
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "map.loopmap"
    path.write_bytes(write(fifty_private()))
    return path


@pytest.mark.parametrize("verb", ANSWERS)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_none_is_printed(verb, more, file, capsys):
    words = [str(file) if word == "FILE" else word for word in ANSWERS[verb]]
    assert main([*words, *more]) in {0, 1}
    said = capsys.readouterr()
    assert said.out
    assert words_in(FIFTY, said.out.encode(), said.err.encode()) == set()


@pytest.mark.parametrize("kind", FILES)
def test_none_is_in_a_file_that_a_verb_writes_nor_said_of_it(kind, file, tmp_path, capsys):
    folder = tmp_path / "out"
    folder.mkdir()
    words = [
        str(file) if word == "FILE" else word.replace("OUT", str(folder / "map"))
        for word in FILES[kind]
    ]
    assert main(words) == 0
    said = capsys.readouterr()
    written = [path.read_bytes() for path in sorted(folder.iterdir())]
    assert written
    assert words_in(FIFTY, *written, said.out.encode(), said.err.encode()) == set()
