"""Each of our templates, with and without what is for the room, for those who cannot see it."""

from dataclasses import replace

import pytest

from loopmap.editing.report.plan import Front, plan_of
from loopmap.editing.report.templates import our_templates
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, EvidenceKind, Idea, Level
from tests.support.accessible_html import html_faults
from tests.support.accessible_word import word_faults
from tests.support.ooxml_report import faults_of_package
from tests.support.reports import written
from tests.support.signed_maps import TODAY, document_with, signed_map

FRONT = Front("A paper", "The team", "team@example.org", "Leeds", "1 May")


def _word_faults(content):
    return [*word_faults(content), *faults_of_package(content)]


CHECKERS = {".docx": _word_faults, ".html": html_faults}


def _told():
    """A small map with a loop, an open link, a quote, a reason and something parked."""
    document = document_with(signed_map((("A", "B", "+"), ("B", "A", "-"), ("B", "C", "?"))))
    link = next(iter(document.maps[TODAY].links.values()))
    quote = Evidence(RecordId("e1"), EvidenceKind.QUOTE, "We said so.", level=Level.ROOM)
    reasoned = replace(link, reason="Because.", evidence=(quote.id,))
    document = document.apply(adding(DOCUMENT, [quote, Idea(RecordId("i1"), "Ask again")]))
    return document.apply(replacing(TODAY, [(link, reasoned)]))


@pytest.mark.parametrize("suffix", CHECKERS)
@pytest.mark.parametrize("template", our_templates(), ids=lambda each: each.name)
def test_a_reader_who_does_not_see_it_finds_no_fault(qapp, template, suffix):
    plan = plan_of(template, date="1 May")
    words = tuple(replace(each, before="One.\n\nTwo.", after="Three.") for each in plan.sections)
    plan = replace(plan, sections=words, front=FRONT, room=True)
    content = written(_told(), TODAY, suffix, plan=plan)
    assert CHECKERS[suffix](content) == []
