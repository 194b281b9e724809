"""Drawn graphs of other programs: what arrows say, how they look, where things lie."""

import pydot
import pytest

from loopmap.errors import FormatError
from loopmap.formats.dot import FORMAT as DOT
from loopmap.formats.dot.parse import parse
from loopmap.formats.gexf import FORMAT as GEXF
from loopmap.formats.gml import FORMAT as GML
from loopmap.formats.graphml import FORMAT as GRAPHML
from loopmap.formats.incoming.graph_links import style_in_words
from loopmap.formats.kept import kept
from tests.support.small_maps import TODAY, fines

YED = """<?xml version="1.0"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d1" yfiles.type="nodegraphics"/>
<key for="edge" id="d2" yfiles.type="edgegraphics"/>
<key for="node" id="d3" attr.name="description"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d3">how it is</data><data key="d1"><y:ShapeNode>
<y:Geometry x="0" y="0" width="40" height="20"/>
<y:Fill color="#FFCC00"/><y:NodeLabel>Trust<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
<node id="n1" yfiles.foldertype="group"><data key="d1">
<y:ProxyAutoBoundsNode><y:Realizers><y:GroupNode>
<y:NodeLabel>Home</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
<graph id="n1:">
<node id="n1::n0"><data key="d1"><y:ShapeNode><y:Geometry x="400" y="0" width="40" height="20"/>
<y:NodeLabel>Strain</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1::n1"><data key="d1"><y:ShapeNode><y:Geometry x="400" y="300" width="40" height="20"/>
<y:NodeLabel>Sleep</y:NodeLabel></y:ShapeNode></data></node></graph></node>
%s</graph></graphml>"""


def edge(number, source, target, inside):
    return (
        f'<edge id="e{number}" source="{source}" target="{target}"><data key="d2"><y:PolyLineEdge>'
        f"{inside}</y:PolyLineEdge></data></edge>"
    )


ARROW = '<y:Arrows source="none" target="standard"/>'
BLACK = '<y:LineStyle color="#000000" type="line"/>'
EDGES = (
    edge(0, "n0", "n1::n0", f"{ARROW}{BLACK}<y:EdgeLabel>-</y:EdgeLabel>")
    + edge(1, "n1::n0", "n1::n1", f'{ARROW}<y:LineStyle color="#CC0000" type="dashed"/>')
    + edge(2, "n1::n1", "n0", '<y:Arrows source="standard" target="none"/>'
           '<y:LineStyle color="#000000" type="line"/>')
)  # fmt: skip


def links(causal_map):
    name = {v.id: v.name for v in causal_map.variables.values()}
    return {(name[k.source], k.sign.value, name[k.target]) for k in causal_map.links.values()}


def opened(kind, text, **told):
    answers = {key.replace("__", ":"): value for key, value in told.items()}
    return kind.read(text.encode(), f"graph{kind.suffixes[0]}", answers)


def only(found):
    (causal_map,) = found.document.maps.values()
    return causal_map


def test_yed_labels_heads_groups_and_places():
    found = opened(GRAPHML, YED % EDGES)
    causal_map = only(found)
    assert links(causal_map) == {
        ("Trust", "-", "Strain"),
        ("Strain", "-", "Sleep"),
        ("Trust", "?", "Sleep"),
    }
    trust, strain, sleep = causal_map.variables.values()
    assert (trust.meaning, trust.group) == ("how it is", None)
    assert causal_map.groups[strain.group].name == causal_map.groups[sleep.group].name == "Home"
    assert (strain.x - trust.x, sleep.y - strain.y) == (400, 300)
    assert kept(trust.extra, "graphml")["looks"]["fill"] == "#FFCC00"


def test_a_look_of_lines_is_a_guess_that_can_be_corrected():
    found = opened(GRAPHML, YED % EDGES)
    (guess,) = found.guesses
    assert (guess.key, guess.taken) == ("style:a red dashed line", "-")
    told = {"style:a red dashed line": "+"}
    again = GRAPHML.read((YED % EDGES).encode(), "a.graphml", told)
    assert ("Strain", "+", "Sleep") in links(only(again))


def test_what_yed_draws_is_written_back():
    content = GRAPHML.write(opened(GRAPHML, YED % EDGES).document).decode()
    assert '<y:Fill color="#FFCC00"/>' in content
    assert '<y:LineStyle color="#CC0000" type="dashed"' in content
    again = GRAPHML.read(content.encode(), "again.graphml").document
    assert GRAPHML.write(again).decode() == content


def test_plain_graphml_with_weights_and_two_arrows_between_the_same():
    text = """<graphml><key id="w" for="edge" attr.name="weight"/><key id="l" for="node"
    attr.name="label"/><graph edgedefault="directed"><node id="a"><data key="l">A</data></node>
    <node id="b"/><edge source="a" target="b"><data key="w">-0.2</data></edge>
    <edge source="a" target="b"><data key="w">0.9</data></edge>
    <edge source="b" target="a"><data key="w">0.9</data></edge></graph></graphml>"""
    found = opened(GRAPHML, text)
    assert links(only(found)) == {("A", "?", "b"), ("b", "+", "A")}
    (clash,) = [k for k in only(found).links.values() if k.sign.value == "?"]
    assert "with + (1)" in clash.reason
    assert found.unplaced


def test_lines_without_a_direction_are_asked_about():
    text = '<graphml><graph edgedefault="undirected"><node id="a"/><node id="b"/>'
    text += '<edge source="a" target="b"/></graph></graphml>'
    assert len(only(opened(GRAPHML, text)).links) == 2
    assert len(only(opened(GRAPHML, text, undirected="one")).links) == 1
    assert len(only(opened(GRAPHML, text, undirected="none")).links) == 0


GEPHI = """<?xml version='1.0' encoding='UTF-8'?><gexf xmlns="http://gexf.net/1.3"
xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><meta><creator>Gephi 0.10</creator></meta>
<graph defaultedgetype="directed"><attributes class="edge"><attribute id="0" title="polarity"
type="string"/></attributes><nodes>
<node id="0" label="Top"><viz:position x="0.0" y="500.0"/><viz:color r="1" g="2" b="3"/></node>
<node id="1" label="Bottom"><viz:position x="0.0" y="-10.5"/></node></nodes>
<edges><edge id="0" source="0" target="1" weight="1.0"><attvalues><attvalue for="0"
value="negative"/></attvalues></edge></edges></graph></gexf>"""


def test_gephi_has_y_going_up():
    causal_map = only(opened(GEXF, GEPHI))
    top, bottom = causal_map.variables.values()
    assert (top.name, bottom.y - top.y) == ("Top", 510.5)
    assert links(causal_map) == {("Top", "-", "Bottom")}
    content = GEXF.write(opened(GEXF, GEPHI).document).decode()
    assert '<viz:color r="1" g="2" b="3"/>' in content
    assert content.index('y="500"') < content.index('y="-10.5"')


def test_gml_with_parallel_arrows_and_character_entities():
    text = 'graph [ directed 1 node [ id 1 label "a &lt; b" ] node [ id 2 label "c" ]'
    text += ' edge [ source 1 target 2 label "-" ] edge [ source 1 target 2 label "-" ] ]'
    assert links(only(opened(GML, text))) == {("a < b", "-", "c")}
    with pytest.raises(FormatError, match="nested too deeply"):
        opened(GML, "graph [ " + "a [ " * 100)


DOTS = r"""
strict digraph "a map" { // of ours
  graph [rankdir=LR]; node [shape=box]; edge [color=black]
  a [label="Work & \"pay\"\nnow", pos="0,0!"];
  b [label=<<b>Stress</b> <br/> at home>, pos="300,0!"];
  subgraph cluster_1 { label="Night"; c [label=Sleep, pos="300,-200!"]; d }
  a:n -> b:s:w [label="+"]; b -> c [color="#cc0000"] /* bad */; c -> {a b} [label="-"]
  c -> d [dir=back, arrowhead=tee]; d -> d;
}"""


def test_dot_with_ports_html_clusters_chains_and_subgraphs():
    found = opened(DOT, DOTS)
    causal_map = only(found)
    work = 'Work & "pay" now'
    assert links(causal_map) == {
        (work, "+", "Stress at home"),
        ("Stress at home", "-", "Sleep"),
        ("Sleep", "-", work),
        ("Sleep", "-", "Stress at home"),
        ("d", "-", "Sleep"),
        ("d", "?", "d"),
    }
    assert {guess.key for guess in found.guesses} == {
        "style:a red line", "style:a plain line with a bar",
    }  # fmt: skip
    groups = {
        v.name: v.group and causal_map.groups[v.group].name for v in causal_map.variables.values()
    }
    assert groups == {work: None, "Stress at home": None, "Sleep": "Night", "d": "Night"}
    named = {v.name: v for v in causal_map.variables.values()}
    assert named["Sleep"].y > named["Stress at home"].y  # Graphviz's y goes up


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("text", [DOTS, DOT.write(fines()).decode()], ids=["theirs", "ours"])
def test_pydot_reads_the_same_nodes_and_edges(text):
    (other,) = pydot.graph_from_dot_data(text)
    mine = parse(text)
    names = {n.get_name().strip('"') for n in _all(other, "get_nodes")} - {"node", "edge", "graph"}
    assert set(mine.top.all_nodes()) >= names
    assert mine.directed
    plain = [e for e in _all(other, "get_edges") if isinstance(e.get_destination(), str)]
    ends = {(_bare(e.get_source()), _bare(e.get_destination())) for e in plain}
    parts = [mine.top, *mine.top.parts]
    assert ends <= {(one, two) for part in parts for one, two, _ in part.edges}


def _all(graph, what):
    return [*getattr(graph, what)(), *(e for g in graph.get_subgraphs() for e in _all(g, what))]


def _bare(end):
    return end.partition(":")[0].strip('"')


@pytest.mark.parametrize(
    ("text", "line"),
    [("digraph {\na -> }", 2), ("digraph { a", 1), ("graph { a [x=] }", 1), ("{", 1),
     ("digraph {\n\n a [label=<b ]}", 3)],
)  # fmt: skip
def test_a_fault_in_dot_names_the_line(text, line):
    with pytest.raises(FormatError) as caught:
        opened(DOT, text)
    assert caught.value.line == line


@pytest.mark.parametrize("kind", [GRAPHML, GEXF, DOT], ids=lambda f: f.id)
def test_places_come_back_to_a_tenth_and_titles_too(kind):
    back = only(kind.read(kind.write(fines()), "b"))
    own = fines().maps[TODAY]
    assert [(v.name, v.x, v.y) for v in back.variables.values()] == [
        (v.name, round(v.x, 1), round(v.y, 1)) for v in own.variables.values()
    ]
    assert back.info.title == own.info.title


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (("#000000", "line", "standard"), ""),
        (("", "", ""), ""),
        (("#00AA00", "", ""), "a green line"),
        (("#1F5FA8", "dotted", ""), "a blue dotted line"),
        (("#808080", "", "tee"), "a plain line with a bar"),
        (("#zz", "", ""), ""),
    ],
)
def test_looks_in_words(look, words):
    assert style_in_words(*look) == words


def bent_between(*bends, there=(500, 100)):
    """The bulge of a line of yEd's from (100, 100), with these bends, and what was said of it."""
    points = "".join(f'<y:Point x="{x}" y="{y}"/>' for x, y in bends)
    node = """<node id="%s"><data key="n"><y:ShapeNode><y:Geometry x="%s" y="%s" width="0"
        height="0"/><y:NodeLabel>%s</y:NodeLabel></y:ShapeNode></data></node>"""
    nodes = node % ("a", 100, 100, "A") + node % ("b", *there, "B")
    edge = f"""<edge source="a" target="b"><data key="e"><y:PolyLineEdge><y:Path>{points}</y:Path>
        <y:Arrows source="none" target="standard"/></y:PolyLineEdge></data></edge>"""
    head = """<graphml xmlns:y="http://www.yworks.com/xml/graphml">
        <key id="n" for="node" yfiles.type="nodegraphics"/>
        <key id="e" for="edge" yfiles.type="edgegraphics"/><graph edgedefault="directed">"""
    found = GRAPHML.read(f"{head}{nodes}{edge}</graph></graphml>".encode(), "a.graphml")
    (causal_map,) = found.document.maps.values()
    (link,) = causal_map.links.values()
    return link.bulge, " ".join(found.warnings)


def test_a_line_of_yed_runs_through_its_bend():
    above, _ = bent_between((300, 20))
    below, _ = bent_between((300, 180))
    assert above == -below
    assert abs(above) == pytest.approx(2 * 80 / 400)
    assert bent_between((300, 100))[0] == 0.0
    assert bent_between()[0] is None


def test_of_several_bends_the_farthest_counts_and_that_is_said():
    bulge, said = bent_between((200, 60), (300, 20), (400, 60))
    assert bulge == bent_between((300, 20))[0]
    assert "One line has several bends" in said
    zigzag, said = bent_between((200, 40), (400, 160))
    assert zigzag is None
    assert "One line has several bends" in said
