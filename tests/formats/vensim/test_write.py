"""Documents become Vensim models: what is written reads back, and says it in Vensim's words."""

from pathlib import Path

import pytest

from loopmap.expr.parse import parse
from loopmap.formats.holding import cannot_hold
from loopmap.formats.kept import kept
from loopmap.formats.vensim import FORMAT
from loopmap.formats.vensim.content import Lines
from loopmap.formats.vensim.document import read
from loopmap.formats.vensim.show import Unsayable, show
from loopmap.formats.vensim.sketch import views_in
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import DocumentInfo, Link, MapInfo, NamedLoop, Note, Sign, Variable
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map

GOLDEN = Path(__file__).parents[2] / "golden" / "formats" / "vensim"


def document(variables, links=(), **tables):
    info = MapInfo(MapId("m1"), "Today")
    parts = {"variables": variables, "links": links, **tables}
    tables = {name: {each.id: each for each in some} for name, some in parts.items()}
    return Document(DocumentInfo("Trust"), {}, {info.id: CausalMap(info, tables)})


def v(n, name, **said):
    return Variable(RecordId(f"v{n}"), name, x=n * 200.0, y=n % 2 * 100.0, **said)


def link(n, one, other, sign=Sign.SAME, **said):
    return Link(RecordId(f"l{n}"), RecordId(f"v{one}"), RecordId(f"v{other}"), sign, **said)


LOOP = document(
    [v(1, "trust"), v(2, "asking, early"), v(3, "fear")],
    [
        link(1, 1, 2, delayed=True, bulge=0.5),
        link(2, 2, 1),
        link(3, 3, 2, Sign.OPPOSITE),
        link(4, 1, 3, Sign.UNKNOWN),
    ],
    loops=[
        NamedLoop(
            RecordId("p1"), ("l1", "l2"), "R1", 'Trust | "grows"', "It ~ starts small.\nThen."
        )
    ],
    notes=[Note(RecordId("n1"), "said in spring\nby parents", 300, 300)],
)


def text_of(some):
    return FORMAT.write(some).decode()


def back(some):
    return read(FORMAT.write(some), "x.mdl")


def test_causes_stand_in_equations_with_their_signs():
    text = text_of(LOOP)
    assert '"asking, early"  = A FUNCTION OF( trust,-fear)' in text
    assert text.startswith("{UTF-8}\n")
    assert "TIME STEP = 0.25\n" in text


def test_the_sketch_is_as_vensim_documents_it():
    lines = text_of(LOOP).splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("\\\\\\---///"))
    end = lines.index("///---\\\\\\")
    assert lines[begin + 1].startswith("V300 ")
    assert lines[begin + 2] == "*Today"
    assert lines[begin + 3].startswith("$")
    (view,) = views_in((Lines(1, tuple(lines[begin + 1 : end])),))
    assert view.odd == []
    assert [each.name for each in view.words.values() if each.kind == "10"] == [
        "trust",
        "asking, early",
        "fear",
    ]
    assert [(a.polarity, a.delayed, len(a.through)) for a in view.arrows] == [
        ("+", True, 1),
        ("+", False, 0),
        ("-", False, 0),
        ("", False, 0),
    ]
    ids = [line.split(",")[1] for line in lines[begin + 4 : end] if line[:1] == "1"]
    assert ids == sorted(set(ids), key=int)


def test_a_loop_is_a_symbol_that_turns_its_way():
    (view,) = views_in((Lines(1, tuple(text_of(LOOP).split("\\\\\\---///")[1].splitlines()[1:])),))
    (symbol,) = (w for w in view.words.values() if w.text == "R1")
    assert symbol.shape in (4, 5)


def test_loops_with_their_names_and_stories_notes_and_bends_come_back():
    (causal_map,) = back(LOOP).document.maps.values()
    (loop,) = causal_map.loops.values()
    assert (loop.label, loop.name, loop.story) == (
        "R1", 'Trust | "grows"', "It ~ starts small.\nThen.",
    )  # fmt: skip
    assert [each.text for each in causal_map.notes.values()] == ["said in spring\nby parents"]
    bent = next(k for k in causal_map.links.values() if k.bulge is not None)
    assert bent.bulge == pytest.approx(0.5, abs=0.02)
    assert causal_map.variables["v1"].x == 200


def test_several_maps_are_several_views_of_one_model():
    first = LOOP.maps[MapId("m1")]
    second = CausalMap(
        MapInfo(MapId("m2"), "In a year", order=1.0),
        {"variables": first.variables, "links": {RecordId("l9"): link(9, 3, 1, Sign.OPPOSITE)}},
    )
    both = Document(DocumentInfo("Trust"), {}, {first.id: first, second.id: second})
    text = text_of(both)
    assert text.count("\ntrust  = A FUNCTION OF(") == 1
    again = back(both).document.maps.values()
    assert [m.info.title for m in again] == ["Today", "In a year"]
    assert [len(m.links) for m in again] == [4, 1]


def test_a_model_read_and_written_runs_the_same():
    found = read((GOLDEN / "waiting-list.mdl").read_bytes(), "waiting-list.mdl")
    (before,) = found.document.maps.values()
    (after,) = back(found.document).document.maps.values()
    said = ("name", "kind", "equation", "unit", "graph", "bounds", "meaning")
    for mine, theirs in zip(after.variables.values(), before.variables.values(), strict=True):
        assert [getattr(mine, each) for each in said] == [getattr(theirs, each) for each in said]
    one, other = (run_map(stock_flow_model(each)) for each in (before, after))
    assert [*one.courses.values()] == [*other.courses.values()]


def test_flows_are_valves_with_pipes_and_clouds():
    found = read((GOLDEN / "waiting-list.mdl").read_bytes(), "waiting-list.mdl")
    text = text_of(found.document)
    assert text.count("\n11,") == 2
    assert text.count(",22,0,0,0,") == 4  # a pipe on either side of each valve
    assert "Waiting children= INTEG (\n\treferrals-first talks," in text


def test_what_nobody_here_could_read_is_written_back():
    found = read(b"a = NPV(b, 0.1, 0, 1) ~~|\nb = 2 ~~|", "x.mdl")
    assert "a=NPV(b, 0.1, 0, 1)\n" in text_of(found.document)
    settings = read((GOLDEN / "waiting-list.mdl").read_bytes(), "x.mdl")
    assert text_of(settings.document).endswith("5:referrals\n22:child,children\n")
    assert kept(back(settings.document).document.info.extra, "vensim")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "IF a > 1 AND NOT b THEN a ELSE -b",
            "IF THEN ELSE((a > 1) :AND: (:NOT: (b <> 0)), a, -b)",
        ),
        ("(a > 1) * b", "IF THEN ELSE(a > 1, 1, 0) * b"),
        ("MAX(a, b, 3)", "MAX(MAX(a, b), 3)"),
        ("PROD(a, b + 1, 3)", "((a) * (b + 1) * (3))"),
        ("SMTHN(a, 4, 3, 2)", "SMOOTH N(a, 4, 2, 3)"),
        ("SAFEDIV(a, b, 1)", "XIDZ(a, b, 1)"),
        ("a // b MOD 2", "MODULO(ZIDZ(a, b), 2)"),
        ("TIME / DT", "Time / TIME STEP"),
        ("a - (b - 1)", "a - (b - 1)"),
        ("-a^2", "-a^2"),
    ],
)
def test_equations_are_said_in_vensims_words(ours, theirs):
    assert show(parse(ours), lambda name: name if name in ("a", "b") else "") == theirs


def test_what_vensim_cannot_say_is_told_before_writing():
    with pytest.raises(Unsayable):
        show(parse("STDDEV(a, b)"), str)
    some = document([v(1, "a", equation="STDDEV(1, 2)"), v(2, "step"), v(3, "c_d"), v(4, "C d")])
    told = cannot_hold(FORMAT, some)
    assert "Vensim cannot say the equation of “a”; only the causes are written." in told
    assert "Vensim has other names for “C d” → “C d 2”, “step” → “step 2”." in told
