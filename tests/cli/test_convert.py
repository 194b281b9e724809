"""A map of one format becomes a file of another, and what that loses is said."""

import pytest

from loopmap.cli import main
from loopmap.formats import registry
from loopmap.formats.csv_links import read as read_csv
from loopmap.formats.format import Format
from loopmap.formats.loopmap_yaml import read, write
from loopmap.model.records import Sign
from tests.support.guessing_format import put_among_the_formats
from tests.support.small_maps import fines

LINKS = "from,to,polarity\nTrust,Attendance,+\nFines,Trust,-\n"


@pytest.fixture
def links(tmp_path):
    path = tmp_path / "links.csv"
    path.write_text(LINKS)
    return path


def test_a_list_of_links_becomes_a_map_with_places(links, tmp_path, capsys):
    out = tmp_path / "map.loopmap"
    assert main(["convert", str(links), str(out)]) == 0
    document = read(out.read_bytes(), out.name).document
    (causal_map,) = document.maps.values()
    assert {v.name for v in causal_map.variables.values()} == {"Trust", "Attendance", "Fines"}
    assert len({(v.x, v.y) for v in causal_map.variables.values()}) == 3
    assert capsys.readouterr() == (f"Wrote {out}: Loopmap document.\n", "")


def test_what_the_target_cannot_hold_is_said(tmp_path, capsys):
    path, out = tmp_path / "fines.loopmap", tmp_path / "fines.csv"
    path.write_bytes(write(fines()))
    assert main(["convert", str(path), str(out)]) == 0
    said = capsys.readouterr().err
    assert "The places of" in said
    assert "are not kept." in said
    assert read_csv(out.read_bytes(), "fines.csv").document.maps


def test_a_target_nobody_knows_is_refused_before_anything_is_read(tmp_path, capsys):
    assert main(["convert", str(tmp_path / "gone.csv"), str(tmp_path / "out.xyz")]) == 3
    assert "does not write files of this kind" in capsys.readouterr().err
    assert main(["convert", "gone.csv", "out.csv", "--to", "papyrus"]) == 3
    assert "no kind of file called “papyrus”" in capsys.readouterr().err


def test_an_ending_of_several_kinds_wants_to_be_told_which(tmp_path, monkeypatch, capsys, links):
    def same(name):
        return Format(
            name, name.title(), (".same",), None, lambda _: b"ours", lambda _: False, frozenset()
        )

    both = (same("one"), same("other"), *registry.formats())
    monkeypatch.setattr(registry, "formats", lambda: both)
    out = tmp_path / "out.same"
    assert main(["convert", str(links), str(out)]) == 3
    assert "one (One), other (Other)" in capsys.readouterr().err
    assert main(["convert", str(links), str(out), "--to", "other"]) == 0
    assert out.read_bytes() == b"ours"


@pytest.fixture
def styles(monkeypatch, tmp_path) -> str:
    """A file of a format in which a style of links may mean any sign."""
    put_among_the_formats(monkeypatch)
    path = tmp_path / "styles.s"
    path.write_bytes(b"x")
    return str(path)


def signs(path) -> set[Sign]:
    (causal_map,) = read(path.read_bytes(), path.name).document.maps.values()
    return {link.sign for link in causal_map.links.values()}


def test_guesses_are_reported_with_the_words_that_say_otherwise(styles, tmp_path, capsys):
    out = tmp_path / "out.loopmap"
    assert main(["convert", styles, str(out)]) == 0
    said = capsys.readouterr().err
    assert "Guessed: Link style “Good = true”, 2 links: same way (+). Its name says so." in said
    assert "--map-sign 'Good = true=-'" in said
    assert "Left out: A picture of a fish." in said
    assert signs(out) == {Sign.SAME}


def test_what_was_told_is_taken_by_every_verb_that_reads_a_file(styles, tmp_path, capsys):
    out = tmp_path / "out.loopmap"
    told = ["--map-sign", "Good = true=-"]
    assert main(["convert", styles, str(out), *told]) == 0
    assert signs(out) == {Sign.SAME, Sign.OPPOSITE}
    assert "Told: Link style “Good = true”, 2 links: opposite way (−)." in capsys.readouterr().err
    for verb in ("loops", "structure"):
        assert main([verb, styles, "--tell", "sign:Good = true=?"]) == 0
        assert "Told: Link style “Good = true”, 2 links: not known (?)." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "status", "words"),
    [
        (["--tell", "sign:Good = true=up"], 3, "“up” cannot be meant"),
        (["--tell", "columns"], 2, "has no “=”"),
        (["--map-sign", "Bad=+"], 2, "“sign:Bad” had not to be guessed in this file."),
        (["--tell", "format=papyrus"], 3, "no kind of file called “papyrus”"),
    ],
)
def test_an_answer_that_cannot_be_meant_is_refused(styles, tmp_path, capsys, told, status, words):
    out = tmp_path / "out.loopmap"
    assert main(["convert", styles, str(out), *told]) == status
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_what_is_for_the_room_is_asked_for_and_what_came_from_elsewhere_is_handed_on(
    tmp_path, capsys
):
    theirs, ours = tmp_path / "theirs.csv", tmp_path / "ours.loopmap"
    theirs.write_text("from,to,polarity,reason\nTrust,Attendance,+,They said so\n")
    passed_on, out = tmp_path / "passed.csv", tmp_path / "out.csv"
    assert main(["convert", str(theirs), str(passed_on)]) == 0
    assert "They said so" in passed_on.read_text()
    assert main(["convert", str(theirs), str(ours)]) == 0
    capsys.readouterr()
    assert main(["convert", str(ours), str(out)]) == 0
    assert "They said so" not in out.read_text()
    said = " ".join(capsys.readouterr().err.split())
    assert "One reason is for the room and left out." in said
    assert "--room takes along what is for the room." in said
    assert main(["convert", str(ours), str(out), "--room"]) == 0
    assert "They said so" in out.read_text()
