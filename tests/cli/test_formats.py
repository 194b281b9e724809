"""The kinds of files can be asked for, and what each keeps."""

from loopmap.cli import main
from loopmap.formats.registry import formats


def test_every_kind_is_listed_with_what_is_done_with_it(capsys):
    assert main(["formats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for each in formats():
        (line,) = (line for line in lines if line.startswith(f"{each.id}: "))
        assert each.title in line
        assert ("read" in line.partition("; ")[2]) == (each.read is not None)
        assert ("written" in line) == (each.write is not None)
    assert "  keeps everything" in lines


def test_the_table_has_a_row_for_each_kind_that_is_written(capsys):
    assert main(["formats", "--markdown"]) == 0
    head, _, *rows = capsys.readouterr().out.splitlines()
    written = [each.title for each in formats() if each.write is not None]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == written
    assert {row.count("|") for row in rows} == {head.count("|")}
    assert "–" not in rows[0]
