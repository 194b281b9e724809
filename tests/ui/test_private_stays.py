"""What is private is in no byte of a figure or a report, unpacked parts included."""

from dataclasses import replace
from pathlib import Path

import pytest

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.page import Asked
from loopmap.editing.loop_pages import loop_pages
from loopmap.editing.report.plan import Planned, plan_of
from loopmap.editing.report.sections import Section
from loopmap.editing.report.templates import our_templates
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Evidence,
    Idea,
    Level,
    Link,
    MapInfo,
    Note,
    Sign,
    Sketch,
    SketchKind,
    Variable,
)
from loopmap.model.report_choice import Reach
from loopmap.model.token import NEVER
from loopmap.model.views import Rest, Shows, View
from loopmap.ui.exporting import Export, picture
from loopmap.ui.reporting import SUFFIXES as REPORTS
from loopmap.ui.reporting import Wanted, report
from loopmap.ui.view_figures import ViewOf, ViewsWanted, on_views
from tests.support.drawn_maps import HERE, document_of
from tests.support.every_byte import every_part

WHOLE = Asked(title=True, legend=True, source=True, beliefs=True)
LINKS = (RecordId("l0"), RecordId("l1"))


def _document():
    """Two variables in a ring with fifty private texts about them, and one that may be shown."""
    evidence = {
        RecordId(f"e{i}"): Evidence(RecordId(f"e{i}"), text=f"HIDDEN-{i}", source=f"HIDDEN-{i}s")
        for i in range(20)
    }
    shown = Evidence(RecordId("room"), text="May be said", level=Level.ROOM)
    ids = (*evidence, shown.id)
    a, b = (
        Variable(RecordId(i), i.upper(), x, 0.0, meaning=f"HIDDEN-meaning-{i}", evidence=ids)
        for i, x in (("a", 0.0), ("b", 300.0))
    )
    links = [
        Link(k, s, t, Sign.SAME, reason=f"HIDDEN-reason-{k}", evidence=ids)
        for k, s, t in zip(LINKS, (a.id, b.id), (b.id, a.id), strict=True)
    ]
    notes = [Note(RecordId(f"n{i}"), f"HIDDEN-note-{i}", 0.0, 90.0 * i) for i in range(20)]
    ideas = {RecordId(f"i{i}"): Idea(RecordId(f"i{i}"), f"HIDDEN-idea-{i}") for i in range(10)}
    made = document_of(a, b, *links, *notes)
    return replace(made, evidence={**evidence, shown.id: shown}, ideas=ideas)


def _wanted(suffix, *, room=False):
    document = _document()
    causal_map = document.maps[HERE]
    badges = (Badge(LINKS, "R1", "reinforcing"),)
    by_loop = suffix in {".pptx", ".pdf"}
    pages = loop_pages(document, causal_map, badges, room=room) if by_loop else ()
    path = Path(f"HIDDEN-path{suffix}")
    return Export(path, causal_map, asked=WHOLE, badges=badges, loop_pages=pages)


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".emf", ".pptx"])
def test_no_private_text_is_in_any_byte_of_a_figure(qapp, suffix):
    for part in every_part(picture(_wanted(suffix), suffix)):
        assert b"HIDDEN" not in part
        assert "HIDDEN".encode("utf-16-be") not in part
        assert "HIDDEN".encode("utf-16-le") not in part


def _of_views(suffix):
    """A view of all there is, of what is private too, and one of the loop."""
    document = _document()
    causal_map = document.maps[HERE]
    everything = tuple(sorted((*causal_map.variables, *causal_map.links, *causal_map.notes)))
    views = [View(RecordId("w1"), "All", Shows.RECORDS, everything, rest=Rest.HIDDEN, paper="a4")]
    if suffix in {".pptx", ".pdf"}:
        views.append(View(RecordId("w2"), "Loop", Shows.LOOP, loops=(LINKS,), lens="evidence"))
    of = tuple(ViewOf(HERE, view) for view in views)
    return on_views(_wanted(suffix), ViewsWanted(document, of))


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png", ".emf", ".pptx"])
def test_no_private_text_is_in_any_byte_of_a_view(qapp, suffix):
    for part in every_part(picture(_of_views(suffix), suffix)):
        assert b"HIDDEN" not in part
        assert "HIDDEN".encode("utf-16-be") not in part
        assert "HIDDEN".encode("utf-16-le") not in part


def test_what_may_be_shown_is_shown(qapp):
    parts = list(every_part(picture(_wanted(".pptx", room=True), ".pptx")))
    assert any(b"May be said" in part for part in parts[1:])
    parts = list(every_part(picture(_wanted(".pptx"), ".pptx")))
    assert not any(b"May be said" in part for part in parts), "it is for the room alone"


def _with_a_future():
    """The same with a map made from it, which differs in all that is private, too."""
    document, there = _document(), MapId("m2")
    document = document.apply(adding(DOCUMENT, [MapInfo(there, "Later", made_from=HERE)]))
    course = Sketch(RecordId("h1"), RecordId("a"), SketchKind.FEAR, ((0, 0), (1, 1)), "HIDDEN-fear")
    kept = [
        *(
            replace(each, meaning="HIDDEN-other-meaning")
            for each in document.maps[HERE].variables.values()
        ),
        replace(document.maps[HERE].links[LINKS[0]], reason="HIDDEN-other-reason"),
        Note(RecordId("n99"), "HIDDEN-other-note"),
    ]
    return document.apply(adding(there, kept)).apply(adding(HERE, [course]))


@pytest.mark.parametrize("template", our_templates(), ids=lambda each: each.name)
def test_no_private_text_is_in_a_report_of_any_template_and_of_all_maps(template):
    every = [Planned(each.value, tells=each) for each in Section]
    plan = replace(plan_of(template), maps=Reach.ALL)
    plan = replace(plan, sections=(*plan.sections, *every))
    made = report(Wanted(Path("map.html"), _with_a_future(), HERE, plan=plan), NEVER)
    assert b"HIDDEN" not in made.content
    assert b"Later" in made.content


@pytest.mark.parametrize("suffix", REPORTS)
def test_no_private_text_is_in_any_byte_of_a_report(qapp, suffix):
    made = report(Wanted(Path(f"map{suffix}"), _with_a_future(), HERE), NEVER)
    files = [made.content, *made.beside.values()]
    parts = [part for file in files for part in every_part(file)]
    assert not [part for part in parts if b"HIDDEN" in part]
    assert any("to “Later”".encode() in part for part in parts)
