"""The kinds of files can be asked for, and what each keeps."""

from loopmap.cli import main
from loopmap.formats.kept_table import kept_page
from loopmap.formats.registry import formats
from loopmap.resources import guide


def test_every_kind_is_listed_with_what_is_done_with_it(capsys):
    assert main(["formats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for each in formats():
        (line,) = (line for line in lines if line.startswith(f"{each.id}: "))
        assert each.title in line
        assert ("read" in line.partition("; ")[2]) == (each.read is not None)
        assert ("written" in line) == (each.write is not None)
    assert "  keeps everything" in lines


def test_as_markdown_it_is_the_page_of_the_guide(capsys):
    assert main(["formats", "--markdown"]) == 0
    assert capsys.readouterr().out == kept_page(formats())


def test_the_guide_is_printed(capsys):
    assert main(["guide"]) == 0
    assert capsys.readouterr().out == guide()
