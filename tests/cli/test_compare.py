"""``loopmap compare`` prints what the product promises, change by change."""

import json
import re
from dataclasses import replace
from functools import cache

import networkx as nx
import pytest
from pptx import Presentation

from loopmap.cli import main
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.registry import open_file
from loopmap.model.change import replacing
from loopmap.resources import example, examples

FINES = examples()[0]
COMBINED = "Pupil, school, home, services and partners"
KINDS = {"R": "reinforcing", "B": "balancing"}


def answer(capsys, *words, differs=True):
    assert main(["compare", *map(str, words), "--json"]) == (1 if differs else 0)
    return json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def stated(shared):
    """The content file the examples were made from."""
    return json.loads((shared / "content" / "exclusion_maps.json").read_text(encoding="utf-8"))


@cache
def by_title():
    return {open_file(path).document.info.title: path for path in examples()}


def claim(link):
    delay = "delayed" if link["delay"] else "none"
    return (link["from"], link["to"], link["sign"], delay)


def claims(links):
    return {(link["from"], link["to"], link["sign"], link["delay"]) for link in links}


def weakened(found):
    kept = {(k["from"], k["to"]) for k in found["links"]["changed"]}
    assert all(
        (k["field"], k["change"], k["before"], k["after"])
        == ("strength", "weakened", "medium", "weak")
        for k in found["links"]["changed"]
    )
    assert len(kept) == len(found["links"]["changed"])
    return kept


def ring(variables):
    """A loop by its variables in order, whichever it begins with."""
    start = variables.index(min(variables))
    return (*variables[start:], *variables[:start])


def rings(pairs):
    return {ring(cycle) for cycle in nx.simple_cycles(nx.DiGraph(pairs))}


@pytest.mark.corpus
@pytest.mark.parametrize("key", [f"M{n}" for n in range(1, 13)])
def test_every_change_of_an_example_is_one_that_the_content_file_states(key, stated, capsys):
    (told,) = (m for m in stated["maps"] if m["key"] == key)
    future, links = told["future"], {k["id"]: k for k in told["links"]}
    found = answer(capsys, by_title()[told["title"]])
    names = {v["name"] for v in told["variables"]}
    new = {end for k in future["add"] for end in (k["from"], k["to"])} - names
    assert set(found["variables"]["added"]) == new
    assert len(found["variables"]["added"]) == len(new)
    assert (found["variables"]["removed"], found["variables"]["renamed"]) == ([], [])
    assert claims(found["links"]["added"]) == {claim(k) for k in future["add"]}
    assert len(found["links"]["added"]) == len(future["add"])
    assert found["links"]["removed"] == []
    assert weakened(found) == {(links[i]["from"], links[i]["to"]) for i in future["weaken"]}
    assert [len(found["loops"][k]) for k in ("vanished", "flipped", "slowed", "quickened")] == [
        *(0, 0, 0, 0)
    ]
    assert found["loops"]["complete"]
    every = links | {k["id"]: k for k in future["add"]}
    named = {one["name"]: one for one in found["loops"]["appeared"] if one["name"]}
    assert set(named) == {loop["name"] for loop in future["loops"]}
    for loop in future["loops"]:
        one = named[loop["name"]]
        assert one["kind"] == KINDS[loop["label"].lstrip("F")[0]]
        assert ring(one["variables"]) == ring([every[i]["from"] for i in loop["links"]])
    today = rings((k["from"], k["to"]) for k in links.values())
    after = rings((k["from"], k["to"]) for k in every.values())
    appeared = [ring(one["variables"]) for one in found["loops"]["appeared"]]
    assert set(appeared) == after - today
    assert len(appeared) == len(set(appeared))


@pytest.mark.corpus
def test_every_change_of_the_combined_map_is_one_of_the_twelve(stated, capsys):
    found = answer(capsys, by_title()[COMBINED])
    today = {k["id"]: k for k in stated["combined"]["links"]}
    futures = [m["future"] for m in stated["maps"]]
    names = {end for k in today.values() for end in (k["frm"], k["to"])}
    added = claims(found["links"]["added"])
    assert added <= {claim(k) for f in futures for k in f["add"]}
    ends = {end for source, target, *_ in added for end in (source, target)}
    assert set(found["variables"]["added"]) == ends - names
    weaker = {(today[i]["frm"], today[i]["to"]) for f in futures for i in f["weaken"] if i in today}
    assert weakened(found) == weaker
    assert (found["variables"]["removed"], found["links"]["removed"]) == ([], [])
    loops = found["loops"]
    assert (loops["vanished"], loops["flipped"], loops["slowed"]) == ([], [], [])
    named = {one["name"] for one in loops["appeared"] if one["name"]}
    assert named <= {loop["name"] for f in futures for loop in f["loops"]}
    assert not loops["complete"]
    pairs = {(k["frm"], k["to"]) for k in today.values()}
    graph = nx.DiGraph([*pairs, *((source, target) for source, target, *_ in added)])
    reach = 8  # deeper takes a minute; the list is complete to more than that
    assert loops["complete_to_length"] >= reach
    expected = {
        ring(cycle)
        for cycle in nx.simple_cycles(graph, length_bound=reach)
        if not pairs.issuperset(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
    }
    short = {ring(one["variables"]) for one in loops["appeared"] if len(one["variables"]) <= reach}
    assert short == expected


def test_the_keys_are_those_that_were_promised(capsys):
    found = answer(capsys, FINES, "--from", "Today", "--to", "Future")
    assert list(found) == [
        *("from", "to", "variables", "links", "loops", "also", "to_do", "asked", "summary")
    ]
    assert list(found["variables"]) == ["added", "removed", "renamed"]
    assert list(found["links"]) == ["added", "removed", "changed"]
    assert {"appeared", "vanished", "flipped", "complete", "complete_to_length"} <= set(
        found["loops"]
    )
    assert {"from", "to", "field", "before", "after"} <= set(found["links"]["changed"][0])
    assert {"label", "name", "kind", "variables"} <= set(found["loops"]["appeared"][0])
    assert found["to_do"][0] == {
        "change": "Bring in “Support-first replies to absence”.",
        "who": "",
        "next_step": "",
        "by_when": "",
    }


def test_the_other_way_round_what_was_added_is_gone(capsys):
    found = answer(capsys, FINES, "--from", "Future", "--to", "Today")
    assert found["variables"]["removed"] == ["Support-first replies to absence"]
    assert {k["change"] for k in found["links"]["changed"]} == {"strengthened"}
    assert "Absence prompts help" in {one["name"] for one in found["loops"]["vanished"]}


def test_people_read_sentences(capsys):
    assert main(["compare", str(FINES)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("“Today” → “Future”\n1 variable added, 4 links added, 2 links weakened")
    owner = "Who:\N{NO-BREAK SPACE}____"
    for words in ("“Support-first replies to absence” is new.", "Loop B2", owner):
        assert words in told


def test_what_nothing_keeps_going_is_asked(capsys):
    found = answer(capsys, example("inappropriate-referrals-and-waiting-lists"))
    assert [question.split("”")[0] for question in found["asked"]] == [
        "“Use of graduated offer",
        "“School-to-school support",
    ]


def test_a_file_does_not_differ_from_itself(capsys):
    found = answer(capsys, FINES, FINES, differs=False)
    assert (found["from"], found["to"]) == ("Today", "Today")
    assert found["summary"] == "Nothing differs."


def test_two_files_are_compared_by_their_maps_of_the_same_title(tmp_path, capsys):
    document = open_file(FINES).document
    today = document.maps[document.map_order[0]]
    link = next(iter(today.links.values()))
    change = replacing(today.id, [(link, replace(link, reason="Heard twice."))])
    path = tmp_path / "later.loopmap"
    path.write_bytes(write(document.apply(change)))
    found = answer(capsys, FINES, path)
    assert found["also"][0]["told"].endswith("is “Heard twice”.")
    assert found["links"] == {"added": [], "removed": [], "changed": []}


def test_one_map_alone_has_nothing_to_be_compared_with(tmp_path, capsys):
    path = tmp_path / "map.csv"
    path.write_text("from,to,polarity\nFines,Strain,+\n", encoding="utf-8")
    assert main(["compare", str(path)]) == 2
    assert "There is only one map in this file." in capsys.readouterr().err


def test_both_maps_are_drawn_on_one_sheet_marked_by_what_differs(tmp_path, capsys):
    out, again = tmp_path / "pair.svg", tmp_path / "again.svg"
    for path in (out, again):
        assert main(["compare", str(FINES), "--picture", str(path), "--theme", "print"]) == 1
    drawn = out.read_text(encoding="utf-8")
    assert out.read_bytes() == again.read_bytes()
    assert '<title id="title">Today and Future</title>' in drawn
    for words in ("gets weaker", "weaker", "What “Future” changes.", "Change since “Today”."):
        assert words in drawn


@pytest.mark.parametrize("suffix", ["pdf", "png", "emf"])
def test_the_sheet_comes_in_every_kind_of_picture(suffix, tmp_path, capsys):
    out = tmp_path / f"pair.{suffix}"
    assert main(["compare", str(FINES), "--picture", str(out), "--paper", "a4"]) == 1
    assert out.read_bytes().startswith(
        {"pdf": b"%PDF", "png": b"\x89PNG", "emf": b"\x01\0\0\0"}[suffix]
    )


def test_slides_have_one_for_each_map(tmp_path, capsys):
    out = tmp_path / "pair.pptx"
    assert main(["compare", str(FINES), "--picture", str(out)]) == 1
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(out)).slides]
    assert titles == ["Today", "Future"]
    assert all(count > 20 for count in (len(s.shapes) for s in Presentation(str(out)).slides))


def test_both_maps_say_that_they_are_beliefs_and_where_they_come_from(tmp_path, capsys):
    out = tmp_path / "pair.svg"
    assert main(["compare", str(FINES), "--picture", str(out)]) == 1
    drawn = out.read_text(encoding="utf-8")
    assert drawn.count("A map of what people believe") >= 2
    assert drawn.count("Loopmap reading of") >= 2


def test_another_kind_of_picture_is_refused(tmp_path, capsys):
    out = tmp_path / "pair.docx"
    assert main(["compare", str(FINES), "--picture", str(out)]) == 2
    assert "ends in .svg, .pdf, .png, .emf, .pptx" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_besides_the_changes_an_example_differs_in_words_and_in_drivers_that_are_moved(
    path, capsys
):
    """What a new link moves is a driver no more; scenarios and words about the map are ours."""
    found = answer(capsys, path)
    moved = {link["to"] for link in found["links"]["added"]}
    for one in found["also"]:
        if one["field"] == "kind":
            assert one["about"] in moved
            assert (one["before"], one["after"]) == ("driver", "auxiliary")
        elif one["field"] == "scenario":
            assert one["before"] is None
        else:
            assert one["about"] == "The map"
            assert one["field"] in ("question", "summary", "source", "time span")


@pytest.mark.corpus
def test_the_combined_future_has_all_that_is_stated_of_what_is_on_it(stated, capsys):
    """Our choice is which levers it takes; of these every stated link and loop is there."""
    found = answer(capsys, by_title()[COMBINED])
    today = {k["id"]: (k["frm"], k["to"]) for k in stated["combined"]["links"]}
    names = {end for ends in today.values() for end in ends} | set(found["variables"]["added"])
    there, named = set(), set()
    for told in stated["maps"]:
        future = told["future"]
        here = [k for k in future["add"] if {k["from"], k["to"]} <= names]
        new = {k["id"] for k in here}
        there |= {claim(k) for k in here}
        whole = [p for p in future["loops"] if all(i in today or i in new for i in p["links"])]
        named |= {loop["name"] for loop in whole}
    added = claims(found["links"]["added"])
    assert added == there
    assert len(found["links"]["added"]) == len(added)
    assert {one["name"] for one in found["loops"]["appeared"] if one["name"]} == named
    assert found["also"] == [] or {one["about"] for one in found["also"]} == {"The map"}


def test_maps_of_two_files_without_places_lie_alike_on_their_picture(tmp_path, capsys):
    one, other, out = (tmp_path / name for name in ("one.csv", "other.csv", "pair.svg"))
    one.write_text("from,to,polarity\nFines,Strain,+\nStrain,Debt,+\n", encoding="utf-8")
    changed = "from,to,polarity\nHelp,Debt,-\nFines,Strain,+\nStrain,Debt,-\n"
    other.write_text(changed, encoding="utf-8")
    assert main(["compare", str(one), str(other), "--picture", str(out)]) == 1
    drawn = out.read_text(encoding="utf-8")
    where = r'<text[^>]* x="([-\d.]+)" y="([-\d.]+)"[^>]*>{}<'

    def apart(name):
        places = [(float(x), float(y)) for x, y in re.findall(where.format(name), drawn)]
        assert len(places) == 2, name
        (x, y), (also, down) = places
        return pytest.approx((also - x, down - y), abs=0.1)

    assert apart("Fines") == apart("Strain").expected
    assert "renamed" not in drawn, "files count from v1, so ids say nothing"
    assert all(drawn.count(f">{words}<") == 1 for words in ("becomes \u2212", "was +"))
