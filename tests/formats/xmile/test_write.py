"""Maps become XMILE files: their structure is the standard's, and what is written reads back.

The order of elements, what must be there, which attributes there may be and their values are
held against OASIS XMILE 1.0, sections 2 to 6, and its schema, as written below. What stands in
another namespace is left aside; a connector's polarity is in the text of the standard and, since
1.1, in the schema.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from loopmap.formats.holding import cannot_hold
from loopmap.formats.registry import open_file
from loopmap.formats.vensim.document import read as read_vensim
from loopmap.formats.xmile import FORMAT
from loopmap.formats.xmile.document import read
from loopmap.formats.xmile.own import SIGN_REASON
from loopmap.formats.xmile.read import read_model
from loopmap.model.change import replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import Between, Graph, Method, Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    DocumentInfo,
    Evidence,
    Group,
    Kind,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Sign,
    Strength,
    Variable,
)
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from loopmap.simulation.stock_flow.program import Program

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.loopmap"))[:4]
NAMESPACE = "{http://docs.oasis-open.org/xmile/ns/XMILE/v1.0}"

ORDER = {
    "xmile": ("header", "sim_specs", "model"),
    "header": ("vendor", "product", "name"),
    "sim_specs": ("start", "stop", "dt"),
    "model": ("variables", "views"),
    "stock": ("doc", "eqn", "init_eqn", "inflow", "outflow", "non_negative", "units", "range"),
    "flow": ("doc", "eqn", "init_eqn", "non_negative", "units", "gf", "range", "pts"),
    "aux": ("doc", "eqn", "init_eqn", "non_negative", "units", "gf", "range"),
    "gf": ("xscale", "yscale", "xpts", "ypts"),
    "connector": ("from", "to"),
    "group": ("entity",),
    "pts": ("pt",),
}
"""In which order the elements of the standard stand within others."""

REQUIRED = {
    "xmile": ("header", "model"),
    "header": ("vendor", "product"),
    "sim_specs": ("start", "stop"),
    "connector": ("from", "to"),
    "gf": ("ypts",),
}
ATTRIBUTES = {
    "xmile": ("version",), "product": ("version",), "stock": ("name",), "flow": ("name",),
    "aux": ("name",), "gf": (), "connector": ("uid", "angle"), "pt": ("x", "y"),
    "text_box": ("x", "y"), "view": ("type",), "entity": ("name",), "group": ("name",),
}  # fmt: skip

_DRAWN = ("name", "x", "y", "width", "height", "label_side", "label_angle", "color")
MAY_HAVE = {
    "xmile": ("version",), "product": ("version", "lang"), "sim_specs": ("method", "time_units"),
    "stock": _DRAWN, "flow": _DRAWN, "aux": _DRAWN, "gf": ("name", "type"),
    "xscale": ("min", "max"), "yscale": ("min", "max"), "range": ("min", "max"),
    "group": _DRAWN, "entity": ("name",), "view": ("type", "zoom"), "pt": ("x", "y"),
    "connector": ("uid", "x", "y", "angle", "delay_mark", "line_style", "color", "polarity"),
    "text_box": ("uid", "x", "y", "width", "height", "color"),
}  # fmt: skip
"""The attributes of the schema that we may write; elements that are not here have none."""


def v(n, name, **said):
    return Variable(RecordId(f"v{n}"), name, n * -150.0, n % 2 * 90.5, **said)


def link(n, one, other, sign=Sign.SAME, **said):
    return Link(RecordId(f"l{n}"), RecordId(f"v{one}"), RecordId(f"v{other}"), sign, **said)


def document(info, **tables):
    made = {name: {each.id: each for each in some} for name, some in tables.items()}
    return Document(DocumentInfo("Clinic"), {}, {info.id: CausalMap(info, made)})


PACED, STRONG = '"Waiting <children>" / pace', Strength.STRONG
GRAPH = Graph(((0, 1), (5, 2.5), (10, 3)), Between.EXTRAPOLATE, (0, 10), (0, 4))
CLINIC = document(
    MapInfo(MapId("m1"), "Clinic", times=Times(0, 24, 0.25, Method.RK4, "month", 1.0)),
    variables=[
        v(1, "Waiting <children>", kind=Kind.STOCK, equation="40", unit="child", nonnegative=True),
        v(2, "referrals", kind=Kind.FLOW, equation="need * effect", meaning="Who asks & when"),
        v(3, "first talks", kind=Kind.FLOW, equation=PACED, group=RecordId("g1")),
        v(4, "need", equation="TIME", graph=GRAPH, group=RecordId("g1")),
        v(5, "pace", kind=Kind.DRIVER, equation="2", bounds=(0.5, 4)),
        v(6, "effect", equation="1.5"),
        v(7, '"said" so', kind=Kind.DRIVER),
    ],
    links=[
        link(1, 2, 1),
        link(2, 3, 1, Sign.OPPOSITE),
        link(3, 1, 3, by_equation=True, reason="Worked off", bulge=0.25, strength=STRONG),
        link(4, 4, 2, by_equation=True),
        link(5, 7, 1, Sign.UNKNOWN, delayed=True),
        link(6, 5, 3, Sign.OPPOSITE, by_equation=True),
        link(7, 6, 2, by_equation=True),
    ],
    loops=[NamedLoop(RecordId("p1"), ("l2", "l3"), "B1", "Working off", "Slow.\nSure.", -80, 20)],
    notes=[Note(RecordId("n1"), "said in\nspring", 10, 20, 150)],
    groups=[Group(RecordId("g1"), "At the desk")],
)  # fmt: skip


def tree_of(some):
    return etree.fromstring(FORMAT.write(some))


def checked(root):
    """Every fault of structure, as a phrase."""
    for element in root.iter():
        name = element.tag.removeprefix(NAMESPACE)
        if name.startswith("{"):
            continue
        inner = [c.tag.removeprefix(NAMESPACE) for c in element if c.tag.startswith(NAMESPACE)]
        if name in ORDER:
            places = [ORDER[name].index(each) for each in inner]
            if places != sorted(places):
                yield f"{name}: {inner}"
        yield from (f"{name} without {n}" for n in REQUIRED.get(name, ()) if n not in inner
                    and not (name == "gf" and element.get("x")))  # fmt: skip
        yield from (
            f"{name} without {a}" for a in ATTRIBUTES.get(name, ()) if element.get(a) is None
        )
        plain = {a for a in element.attrib if not a.startswith("{")}
        yield from (f"{name} with {a}" for a in sorted(plain - set(MAY_HAVE.get(name, ()))))


@pytest.mark.parametrize(
    "some",
    [CLINIC, *(open_file(path).document for path in EXAMPLES)],
    ids=lambda d: d.info.title[:20],
)
def test_the_structure_is_that_of_the_standard(some):
    root = tree_of(some)
    assert root.tag == f"{NAMESPACE}xmile"
    assert list(checked(root)) == []
    polarities = {each.get("polarity") for each in root.iter(f"{NAMESPACE}connector")}
    assert polarities <= {"+", "-", "none"}
    uids = [each.get("uid") for each in root.iter(f"{NAMESPACE}connector")]
    assert len(set(uids)) == len(uids)


def test_what_is_not_of_the_standard_is_in_a_namespace_of_its_own():
    known = {"{http://docs.oasis-open.org", "{http://iseesystems.com", "{https://loopmap.org"}
    for element in tree_of(CLINIC).iter():
        assert element.tag.startswith(tuple(known))
        for name in element.attrib:
            assert name.startswith(tuple(known)) or "{" not in name


def test_everything_comes_back_as_it_was():
    (before,) = CLINIC.maps.values()
    (after,) = read(FORMAT.write(CLINIC), "x.xmile").document.maps.values()
    said = (
        "name",
        "x",
        "y",
        "kind",
        "equation",
        "unit",
        "graph",
        "nonnegative",
        "bounds",
        "meaning",
    )
    for mine, theirs in zip(after.variables.values(), before.variables.values(), strict=True):
        assert [getattr(mine, each) for each in said] == [getattr(theirs, each) for each in said]
    ends = {
        (before.variables[k.source].name, before.variables[k.target].name): k
        for k in before.links.values()
    }
    for link_ in after.links.values():
        was = ends.pop((after.variables[link_.source].name, after.variables[link_.target].name))
        for each in ("sign", "delayed", "strength", "reason", "bulge", "by_equation"):
            assert getattr(link_, each) == getattr(was, each), (link_, each)
    assert ends == {}
    (loop,), (note,) = after.loops.values(), after.notes.values()
    assert (loop.label, loop.name, loop.story, loop.x) == ("B1", "Working off", "Slow.\nSure.", -80)
    assert (note.text, note.x, note.y, note.width) == ("said in\nspring", 10, 20, 150)
    assert [g.name for g in after.groups.values()] == ["At the desk"]
    assert after.info.times == before.info.times


def test_the_model_runs_as_the_map_does():
    (before,) = CLINIC.maps.values()
    without = {k: link_ for k, link_ in before.links.items() if k != "l5"}
    plain = {k: each for k, each in before.variables.items() if k != "v7"}
    causal_map = CausalMap(before.info, {"variables": plain, "links": without})
    whole = Document(CLINIC.info, {}, {before.id: causal_map})
    run = run_map(stock_flow_model(causal_map))
    model = Program(read_model(FORMAT.write(whole), "x.xmile").model).run()
    assert run.courses["v1"] == model.of("Waiting <children>")


def test_a_map_without_equations_has_none_and_can_be_read_as_such():
    two = [v(1, "trust"), v(2, "asking")]
    plain = document(MapInfo(MapId("m1"), "Trust"), variables=two, links=[link(1, 1, 2)])
    root = tree_of(plain)
    assert [each.text for each in root.iter(f"{NAMESPACE}eqn")] == ["NAN", "NAN"]
    (after,) = read(FORMAT.write(plain), "x.stmx").document.maps.values()
    assert not any(each.equation for each in after.variables.values())
    assert [k.sign for k in after.links.values()] == [Sign.SAME]


def test_a_vensim_model_written_as_xmile_keeps_its_map():
    path = ROOT / "tests" / "golden" / "formats" / "vensim" / "old-trust.mdl"
    found = read_vensim(path.read_bytes(), path.name)
    (before,) = found.document.maps.values()
    (after,) = read(FORMAT.write(found.document), "x.xmile").document.maps.values()
    assert len(after.links) == len(before.links)
    assert [loop.label for loop in after.loops.values()] == ["R1"]


def test_the_reasons_that_stella_keeps_come_back_to_it():
    info = MapInfo(MapId("m1"), "Trust")
    why = Evidence(RecordId("e1"), text="More trust, more asking.", source=SIGN_REASON)
    two = {each.id: each for each in (v(1, "trust"), v(2, "asking"))}
    one = link(1, 1, 2, reason="They know whom to call", evidence=(why.id,))
    causal_map = CausalMap(info, {"variables": two, "links": {one.id: one}})
    some = Document(DocumentInfo("Trust"), {why.id: why}, {info.id: causal_map})
    found = read(FORMAT.write(some), "x.stmx").document
    (link_,) = found.maps[info.id].links.values()
    assert link_.reason == "They know whom to call"
    assert [found.evidence[each].text for each in link_.evidence] == [why.text]


def test_what_is_changed_is_told_before_writing():
    some = document(MapInfo(MapId("m1"), "x"), variables=[v(1, "c d"), v(2, "C_d")])
    assert "XMILE has other names for “C_d” → “C_d 2”." in cannot_hold(FORMAT, some)


TIMES = b"""<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
<header><vendor>v</vendor><product version="1">p</product></header>
<sim_specs><start>0</start><stop>3</stop></sim_specs>
<model><variables>
<dimensions><dim name="good"><elem name="salad"/><elem name="bread"/></dim></dimensions>
<aux name="TIME STEP"><eqn>1</eqn></aux>
<aux name="SAVEPER"><eqn>TIME_STEP</eqn></aux>
<aux name="price[salad]"><eqn>1</eqn></aux><aux name="price[bread]"><eqn>2</eqn></aux>
</variables><views><view>
<aux name="TIME STEP" x="10" y="20"/><aux name="SAVEPER" x="90" y="20"/>
<aux name="price[salad]" x="10" y="90"/><aux name="price[bread]" x="90" y="120"/>
<connector uid="1" angle="0"><from>TIME_STEP</from><to>SAVEPER</to></connector>
</view></views></model></xmile>"""


def test_a_variable_that_is_called_as_a_value_is_keeps_its_links():
    once = read(TIMES, "a.xmile").document
    (link,) = once.maps[MapId("m1")].links.values()
    assert once.maps[MapId("m1")].variables[link.source].name == "TIME STEP"
    (again,) = read(FORMAT.write(once), "a.xmile").document.maps[MapId("m1")].links.values()
    assert (again.sign, again.source, again.target) == (link.sign, link.source, link.target)


def test_what_has_a_place_of_its_own_stays_there_though_it_is_named_like_an_element():
    once = FORMAT.write(read(TIMES, "a.xmile").document)
    assert FORMAT.write(read(once, "a.xmile").document) == once


STARTS = b"""<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
<header><vendor>v</vendor><product version="1">p</product></header>
<sim_specs><start>0</start><stop>3</stop></sim_specs><model><variables>
<aux name="seats"><eqn>classes * 25</eqn><init_eqn>places</init_eqn></aux>
<aux name="places"><eqn>45</eqn></aux>
<stock name="classes"><eqn>seats / 30</eqn><inflow>growth</inflow></stock>
<flow name="growth"><eqn>SMTH1(seats, 2) * 0</eqn></flow>
</variables></model></xmile>"""


def test_an_equation_for_the_start_alone_counts_and_goes_back():
    found = read(STARTS, "a.xmile")
    assert "had another equation for the start" in found.warnings[0]
    causal_map = found.document.maps[MapId("m1")]
    named = {v.name: v for v in causal_map.variables.values()}
    assert named["classes"].equation == "places / 30"
    assert named["growth"].equation == "SMTH1(seats, 2, places) * 0"
    courses = run_map(stock_flow_model(causal_map)).courses
    assert courses[named["classes"].id][0] == 1.5
    content = FORMAT.write(found.document)
    assert b"<init_eqn>places</init_eqn>" in content
    assert FORMAT.write(read(content, "a.xmile").document) == content
    renamed = replace(named["places"], name="chairs")
    document = found.document.apply(replacing(MapId("m1"), [(named["places"], renamed)]))
    assert b"init_eqn" not in FORMAT.write(document), "it names what is no more"
