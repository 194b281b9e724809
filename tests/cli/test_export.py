"""``loopmap export``: pictures by suffix, parts by name, plain refusals."""

import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from loopmap.cli import main
from loopmap.formats.loopmap_yaml.write import write
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Note
from loopmap.model.views import View
from tests.support.drawn_maps import document_of, ring
from tests.support.model_maps import pupils

FINES = Path(__file__).resolve().parents[2] / "examples" / "fines-for-non-attendance.loopmap"
SVG = "{http://www.w3.org/2000/svg}"


def _names(path):
    groups = ET.parse(path).getroot().iter(f"{SVG}g")
    return {g.get("data-name") for g in groups if g.get("data-name")}


@pytest.mark.parametrize(
    ("suffix", "start"),
    [
        ("svg", b"<?xml"),
        ("pdf", b"%PDF-"),
        ("png", b"\x89PNG"),
        ("emf", b"\x01\x00\x00\x00"),
        ("pptx", b"PK"),
    ],
)
def test_the_suffix_says_what_is_written(tmp_path, qapp, suffix, start):
    out = tmp_path / f"map.{suffix}"
    assert main(["export", str(FINES), str(out), "--title", "--legend", "--source"]) == 0
    assert out.read_bytes().startswith(start)


@pytest.mark.parametrize(("words", "carried"), [((), True), (("--no-typeface",), False)])
def test_an_svg_carries_its_typeface_unless_told_otherwise(tmp_path, words, carried):
    out = tmp_path / "map.svg"
    assert main(["export", str(FINES), str(out), *words]) == 0
    assert (b"@font-face" in out.read_bytes()) is carried


def test_one_loop_is_its_variables_alone(tmp_path):
    out = tmp_path / "loop.svg"
    assert main(["export", str(FINES), str(out), "--loop", "Deterrence as intended"]) == 0
    assert _names(out) == {
        "School attendance",
        "Attendance gap seen by school",
        "Fines issued to parents",
        "Parental pressure to attend",
    }


def test_the_picture_of_one_loop_says_what_the_loop_does(tmp_path):
    out = tmp_path / "loop.svg"
    assert main(["export", str(FINES), str(out), "--loop", "Deterrence as intended"]) == 0
    assert "it holds itself back (balancing)." in out.read_text(encoding="utf-8")


def test_a_selection_is_the_variables_named(tmp_path):
    out = tmp_path / "part.svg"
    wanted = ["family financial strain", "Difficulties at home"]
    assert main(["export", str(FINES), str(out), "--select", *wanted]) == 0
    assert _names(out) == {"Family financial strain", "Difficulties at home"}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["map.doc"], "does not say what kind of picture"),
        (["map.svg", "--loop", "R99"], "There is no loop “R99” on this map."),
        (["map.svg", "--select", "Nobody"], "no variable called “Nobody”"),
        (["nowhere/map.svg"], "map.svg"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path, capsys, more, said):
    name, *rest = more
    assert main(["export", str(FINES), str(tmp_path / name), *rest]) == 2
    assert said in capsys.readouterr().err


def test_a_date_is_printed_only_when_asked_for(tmp_path):
    plain, dated = tmp_path / "plain.svg", tmp_path / "dated.svg"
    assert main(["export", str(FINES), str(plain)]) == 0
    assert main(["export", str(FINES), str(dated), "--date", "1 May 2026"]) == 0
    assert b"1 May 2026" not in plain.read_bytes()
    assert b"1 May 2026" in dated.read_bytes()


def test_the_same_map_gives_the_same_file(tmp_path, qapp):
    for suffix in ("svg", "pdf", "png"):
        one, two = tmp_path / f"one.{suffix}", tmp_path / f"two.{suffix}"
        for out in (one, two):
            assert main(["export", str(FINES), str(out)]) == 0
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("lens", "said"),
    [
        ("sign", "changes the same way"),
        ("loops", "on loops of more than one kind"),
        ("evidence", "assumed"),
        ("groups", "in no group"),
        ("change", "weaker"),
        ("run", "not a forecast"),
        ("influence", "not a score"),
    ],
)
def test_every_lens_is_drawn_and_explained(tmp_path, lens, said):
    out = tmp_path / "map.svg"
    assert (
        main(["export", str(FINES), str(out), "--map", "Future", "--lens", lens, "--legend"]) == 0
    )
    text = " ".join("".join(t.itertext()) for t in ET.parse(out).getroot().iter(f"{SVG}text"))
    assert said in text


def test_a_run_may_be_chosen_by_the_name_of_its_scenario(tmp_path):
    out = tmp_path / "map.svg"
    wanted = ["--lens", "run", "--scenario", "Parents know their rights", "--legend"]
    assert main(["export", str(FINES), str(out), *wanted]) == 0
    assert "Last run: Parents know their rights" in out.read_text(encoding="utf-8")


def test_variables_may_be_named_together_or_one_after_another(tmp_path):
    out = tmp_path / "part.svg"
    words = ("--select", "Difficulties at home", "--select", "Family financial strain")
    assert main(["export", str(FINES), str(out), *words]) == 0
    assert {"Difficulties at home", "Family financial strain"} <= _names(out)


@pytest.mark.parametrize("again", [(), ("--light",)], ids=["together", "one after another"])
def test_loops_are_lit_and_the_legend_says_which_is_which(tmp_path, again):
    out = tmp_path / "lit.svg"
    words = ("--light", "R1", *again, "Deterrence as intended", "--legend")
    assert main(["export", str(FINES), str(out), *words]) == 0
    drawn = out.read_text(encoding="utf-8")
    assert "halo" in drawn
    assert "R1 Fines trap" in drawn
    assert "B1 Deterrence as intended" in drawn
    assert "R2 Driven from help" not in drawn
    assert "R1 Fines trap is lit. More fines" in drawn


def test_more_lit_loops_than_can_be_told_apart_are_refused(tmp_path, capsys):
    words = ("--light", *(f"R{n}" for n in range(1, 6)))
    assert main(["export", str(FINES), str(tmp_path / "lit.svg"), *words]) == 2
    assert "could not be told apart" in capsys.readouterr().err


def _slides(path):
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if name.startswith("ppt/slides/slide")]
        return [parts.read(name).decode() for name in sorted(names)]


def test_slides_are_the_map_and_each_key_loop_where_asked_for(tmp_path):
    out = tmp_path / "map.pptx"
    assert main(["export", str(FINES), str(out), "--loop-pages"]) == 0
    whole, *loops = _slides(out)
    assert "Fines for non-attendance: Today" in whole
    assert "A map of what people believe" in whole
    assert ["R1 Fines trap" in loops[0], "R2 Driven from help" in loops[1]] == [True, True]
    assert all("Four Stories" in loop for loop in loops)


def test_attached_slides_hold_connectors_and_others_none(tmp_path):
    out = tmp_path / "map.pptx"
    assert main(["export", str(FINES), str(out), "--attached"]) == 0
    assert _slides(out)[0].count("<p:cxnSp>") == 15
    assert main(["export", str(FINES), str(out)]) == 0
    assert "<p:cxnSp>" not in _slides(out)[0]


def test_what_is_around_a_slide_can_be_left_out(tmp_path):
    out = tmp_path / "map.pptx"
    away = ("--no-legend", "--no-beliefs", "--no-source")
    assert main(["export", str(FINES), str(out), *away]) == 0
    (slide,) = _slides(out)
    assert "changes the same way" not in slide
    assert "what people believe" not in slide
    assert "Loopmap reading" not in slide


def test_the_run_of_a_map_with_equations_is_that_of_its_equations(tmp_path, capsys):
    file, out = tmp_path / "pupils.loopmap", tmp_path / "map.svg"
    file.write_bytes(write(pupils()))
    wanted = ["export", str(file), str(out), "--lens", "run", "--legend"]
    assert main(wanted) == 0
    told = _said(out)
    assert "As a model: Stop fining" in told
    assert "ends higher than the map as it is" in told
    assert "month 36" in told
    assert capsys.readouterr().err == ""


def test_equations_that_cannot_be_run_yet_are_told_and_the_map_is_run(tmp_path, capsys):
    file, out = tmp_path / "pupils.loopmap", tmp_path / "map.svg"
    file.write_bytes(write(pupils(v5="Pupils absent /")))
    assert main(["export", str(file), str(out), "--lens", "run", "--legend"]) == 0
    assert "Last run: Stop fining" in _said(out)
    assert "It is run as a map." in capsys.readouterr().err


def _said(picture):
    texts = ET.parse(picture).getroot().iter(f"{SVG}text")
    return " ".join("".join(text.itertext()) for text in texts)


def test_text_too_small_for_its_paper_is_told_before_it_is_written(tmp_path, capsys):
    out = tmp_path / "map.svg"
    assert main(["export", str(FINES), str(out), "--paper", "one-column"]) == 0
    assert "points high; below 9 it is hard to read" in capsys.readouterr().err
    assert 'width="302.36"' in out.read_text(encoding="utf-8")
    assert main(["export", str(FINES), str(out), "--paper", "a3"]) == 0
    assert capsys.readouterr().err == ""


def test_loops_one_by_one_are_offered_and_written_as_files_of_their_own(tmp_path, capsys):
    out = tmp_path / "map.svg"
    words = ["export", str(FINES), str(out), "--paper", "one-column"]
    assert main(words) == 0
    assert "--loop-pages adds each loop." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["map.svg"]
    assert main([*words, "--loop-pages"]) == 0
    assert "--loop-pages" not in capsys.readouterr().err
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["map-B1.svg", "map-R1.svg", "map-R2.svg", "map.svg"]
    assert _names(tmp_path / "map-R1.svg") < _names(out)


def test_a_figure_on_paper_says_that_it_holds_beliefs_and_where_it_comes_from(tmp_path):
    out = tmp_path / "map.svg"
    assert main(["export", str(FINES), str(out), "--paper", "a4"]) == 0
    text = out.read_text(encoding="utf-8")
    assert "Of 15 links here: 12 stated, 2 implied and 1 assumed." in text
    assert "Loopmap reading of" in text
    assert "changes the opposite way" in text


def test_a_poster_is_sheets_of_a4_in_one_pdf(tmp_path, qapp):
    out = tmp_path / "map.pdf"
    assert main(["export", str(FINES), str(out), "--poster"]) == 0
    pages = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", out.read_bytes())
    assert len(pages) > 1
    assert {tuple(sorted(round(float(side)) for side in page)) for page in pages} == {(595, 842)}
    assert main(["export", str(FINES), str(tmp_path / "map.svg"), "--poster"]) == 2


@pytest.mark.parametrize("verb", ["export", "report"])
def test_a_file_that_says_of_no_places_is_laid_out(tmp_path, capsys, verb):
    links, out = tmp_path / "links.csv", tmp_path / ("m.svg" if verb == "export" else "m.html")
    links.write_text("from,to,polarity\nFines,Strain,+\nStrain,Debt,+\n", encoding="utf-8")
    assert main([verb, str(links), str(out)]) == 0
    drawn = out.read_text(encoding="utf-8")
    at = re.findall(r'<text[^>]* x="([-\d.]+)" y="([-\d.]+)"[^>]*>(?:Fines|Strain|Debt)<', drawn)
    assert len(set(at)) == 3
    assert "laid out" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "shown"), [((), {"WORD-public"}), (("--room",), {"WORD-public", "WORD-room"})]
)
@pytest.mark.parametrize("of", [(), ("--view", "All of it")])
def test_only_the_levels_chosen_are_drawn_and_private_never(tmp_path, more, shown, of):
    notes = [
        Note(RecordId(f"n{n}"), f"WORD-{level.value}", 0.0, 90.0 * n, level=level)
        for n, level in enumerate(Level)
    ]
    ring_of_three = ring(((0.0, 0.0), (300.0, 0.0), (150.0, 200.0)), "+-+")
    document = document_of(*ring_of_three, *notes, View(RecordId("w1"), "All of it"))
    path, out = tmp_path / "levels.loopmap", tmp_path / "map.svg"
    path.write_bytes(write(document))
    assert main(["export", str(path), str(out), *of, *more]) == 0
    drawn = out.read_text(encoding="utf-8")
    assert {f"WORD-{level.value}" for level in Level if f"WORD-{level.value}" in drawn} == shown
