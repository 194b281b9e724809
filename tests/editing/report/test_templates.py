"""Templates of reports: ours, people's own, and what is said of a file that is wrong."""

import pytest

from loopmap.editing.report.plan import full_plan, plan_of
from loopmap.editing.report.sections import Section
from loopmap.editing.report.templates import all_templates, our_templates, read_template
from loopmap.errors import FormatError, LoopmapError
from loopmap.model.report_choice import LoopsTold, Reach, ReportChoice, SectionChoice

OWN = b"""title: Our letter
sections:
  - {id: map, tells: map}
  - {id: asks, heading: What we ask}
"""


def test_the_usual_one_comes_first():
    assert [each.name for each in our_templates()] == [
        *("full", "committee", "one-sheet", "workshop")
    ]
    assert all(each.about and each.title for each in our_templates())


def test_people_add_their_own_and_put_one_in_place_of_ours(tmp_path):
    (tmp_path / "letter.yaml").write_bytes(OWN)
    (tmp_path / "full.yaml").write_bytes(OWN)
    (tmp_path / "notes.txt").write_text("no template")
    found = all_templates(tmp_path)
    assert {each.name for each in found.found} >= {"letter", "committee"}
    assert found.named("FULL").title == "Our letter"
    assert found.faults == ()


def test_a_folder_that_is_not_there_adds_nothing(tmp_path):
    assert all_templates(tmp_path / "none").found == our_templates()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b"tells: map", b"tells: maps", "line 3, field \u201ctells\u201d"),
        (b"tells: map", b"teels: map", "line 3, field \u201cteels\u201d: There is no such field."),
        (b"id: asks", b"id: map", "line 4, field \u201cid\u201d: Two sections"),
        (
            b", heading: What we ask",
            b"",
            "line 4, field \u201cheading\u201d: A section that people",
        ),
        (b"title: Our letter", b"titel: Our letter", "line 1, field \u201ctitel\u201d"),
        (b"title: Our letter\n", b"", "field \u201ctitle\u201d: A template needs this field."),
        (
            OWN.split(b"\n", 1)[1],
            b"sections: []\n",
            "line 2, field \u201csections\u201d: A template has",
        ),
        (b"title: Our letter", b"title: &a Our letter", "line 1: A named value"),
        (b"title: Our letter", b"title: [", "line 3"),
    ],
)
def test_a_wrong_file_is_named_with_line_and_field(tmp_path, before, after, said):
    assert before in OWN
    wrong = OWN.replace(before, after, 1)
    with pytest.raises(FormatError) as refused:
        read_template(wrong, "letter.yaml")
    assert str(refused.value).startswith("letter.yaml, ")
    assert said in str(refused.value)
    (tmp_path / "letter.yaml").write_bytes(wrong)
    found = all_templates(tmp_path)
    assert found.found == our_templates()
    assert found.faults == (str(refused.value),)
    with pytest.raises(LoopmapError, match=r"There is no template .letter.\. .*letter\.yaml"):
        found.named("letter")


def test_a_plan_is_the_template_as_people_chose():
    committee = next(each for each in our_templates() if each.name == "committee")
    sections = (
        SectionChoice("next", after="Ask again."),
        SectionChoice("map", shown=False),
        SectionChoice("gone"),
        SectionChoice("purpose", before="Why."),
    )
    choice = ReportChoice(
        "committee", sections=sections, author="A team", maps=Reach.THIS, loops=LoopsTold.LIT
    )
    plan = plan_of(committee, choice, date="1 May", lit=[("l1",)])
    assert [each.id for each in plan.sections] == [
        *("next", "purpose", "finding", "recommendation"),
        *("loops", "changes", "what-if", "limits"),
    ]
    assert plan.sections[0].after == "Ask again."
    assert (plan.front.author, plan.front.date) == ("A team", "1 May")
    assert plan.loops == (("l1",),)
    assert plan.maps is Reach.THIS
    assert plan.tells(Section.LIMITS)
    assert not plan.tells(Section.MAP)


def test_the_full_report_is_what_is_written_where_nothing_was_chosen():
    assert [each.tells for each in full_plan(Section.MAP).sections] == [Section.MAP]
    assert full_plan().loops is None
    assert full_plan().room is False
