"""``loopmap export`` of named views: one by name, all into a folder or a deck; the same bytes."""

import re
import zipfile
from pathlib import Path

import pytest

from loopmap.cli import main
from loopmap.editing.edits.views import add_view
from loopmap.formats.loopmap_yaml.read import read
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.change import adding
from loopmap.model.ids import RecordId, counting_ids
from loopmap.model.records import PREFIX, Level, Note
from loopmap.model.views import Rest, Shows, View
from tests.support.fines import FINES, STRAIN, TODAY, fines_document


def new_id(kind, source=counting_ids()):  # noqa: B008  one counter
    return source(PREFIX[kind], ())


def with_views(*views):
    document = fines_document()
    for name, fields in views:
        wanted = View(RecordId(""), name, **fields)
        document = document.apply(add_view(document, TODAY, wanted, new_id))
    return document


@pytest.fixture
def kept(tmp_path):
    """A file with three views, and a note that nobody else may read."""
    some = {"shows": Shows.RECORDS, "records": (FINES, STRAIN), "rest": Rest.HIDDEN}
    document = with_views(
        ("All of it", {}), ("Fines & strain", some), ("fines, STRAIN", {"theme": "print"})
    )
    secret = Note(RecordId("n1"), "Jayden of Year 9", 0.0, 300.0, level=Level.PRIVATE)
    path = tmp_path / "fines.loopmap"
    path.write_bytes(write(document.apply(adding(TODAY, [secret]))))
    return path


def test_a_view_by_name_is_the_same_wherever_its_file_is_said(kept, tmp_path):
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    assert main(["export", str(kept), str(one), "--view", "fines & Strain"]) == 0
    assert main(["export", str(kept), "-o", str(other), "--view", "Fines & strain"]) == 0
    assert one.read_bytes() == other.read_bytes()
    text = one.read_text(encoding="utf-8")
    assert "Family strain" in text
    assert "Attendance gap" not in text


def test_all_views_are_a_file_each_none_over_another(kept, tmp_path):
    folder = tmp_path / "figures" / "today"
    assert main(["export", str(kept), "--all-views", str(folder)]) == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["all-of-it.svg", "fines-strain-2.svg", "fines-strain.svg"]
    one = tmp_path / "one.svg"
    assert main(["export", str(kept), str(one), "--view", "All of it"]) == 0
    assert (folder / "all-of-it.svg").read_bytes() == one.read_bytes()
    assert all(b"Jayden" not in path.read_bytes() for path in folder.iterdir())


def test_all_views_are_slides_in_their_order(kept, tmp_path):
    deck = tmp_path / "deck.pptx"
    assert main(["export", str(kept), "--all-views", str(deck)]) == 0
    with zipfile.ZipFile(deck) as parts:
        slides = [name for name in parts.namelist() if name.startswith("ppt/slides/slide")]
        assert len(slides) == 3
        assert b"Attendance gap" in parts.read("ppt/slides/slide1.xml")
        assert b"Attendance gap" not in parts.read("ppt/slides/slide2.xml")
        assert all(b"Jayden" not in parts.read(name) for name in parts.namelist())


def test_a_view_of_what_has_gone_is_passed_over_with_a_sentence(tmp_path, capsys):
    path = tmp_path / "fines.loopmap"
    gone = {"shows": Shows.RECORDS, "records": (RecordId("v99"),)}
    path.write_bytes(write(with_views(("All", {}), ("Gone", gone))))
    folder, deck = tmp_path / "figures", tmp_path / "deck.pptx"
    for to in (folder, deck):
        assert main(["export", str(path), "--all-views", str(to)]) == 1
        said = capsys.readouterr().err
        assert "Nothing of what the view “Gone” shows is on the map." in said
    assert [each.name for each in folder.iterdir()] == ["all.svg"]
    assert deck.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.svg", "--view", "Nowhere"], "There is no view called “Nowhere”."),
        (["a.svg", "--view", "All of it", "--theme", "dark"], "says this itself: --theme"),
        (["a.svg", "--view", "All of it", "--no-title"], "says this itself: --title"),
        (["a.svg", "-o", "b.svg"], "two files"),
        (["a.svg", "--all-views", "folder"], "--all-views says itself where to write"),
        ([], "not said which file to write"),
        (["--view", "All of it"], "not said which file to write"),
    ],
)
def test_wrong_use_is_told(kept, tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert main(["export", str(kept), *words]) == 2
    assert said in capsys.readouterr().err
    assert set(tmp_path.iterdir()) == before


def test_a_map_without_views_says_so(tmp_path, capsys):
    path = tmp_path / "fines.loopmap"
    path.write_bytes(write(fines_document()))
    assert main(["export", str(path), "--all-views", str(tmp_path / "figures")]) == 2
    assert "There are no named views yet." in capsys.readouterr().err
    assert not (tmp_path / "figures").exists()


def test_another_format_tells_that_views_are_not_kept(kept, tmp_path, capsys):
    assert main(["convert", str(kept), str(tmp_path / "map.graphml")]) == 0
    assert "3 views are not kept." in capsys.readouterr().err


def test_the_same_file_is_read_with_its_views(kept):
    assert len(read(Path(kept).read_bytes(), "f").document.maps[TODAY].views) == 3


def test_a_report_takes_views_as_its_figures(kept, tmp_path, capsys):
    out = tmp_path / "fines.html"
    asked = ["--sections", "map", "--figure", "Fines & strain", "--view", "All of it"]
    assert main(["report", str(kept), str(out), *asked]) == 0
    text = out.read_text(encoding="utf-8")
    captions = re.findall(r"<figcaption[^>]*>(.*?)</figcaption>", text, re.DOTALL)
    assert ["Fines &amp; strain" in captions[0], "All of it" in captions[1]] == [True, True]
    assert "Jayden" not in text
    assert main(["report", str(kept), str(out), "--view", "Nobody's"]) == 2
    assert "There are “All of it”" in capsys.readouterr().err
