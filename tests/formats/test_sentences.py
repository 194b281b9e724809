"""Texts of causal sentences: read as they are pasted, written so that they read back."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.registry import open_file
from loopmap.formats.sentences import FORMAT
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Status, Variable
from tests.support.small_maps import TODAY, fines


def opened(text):
    return FORMAT.read(text.encode(), "said.txt")


def links(found):
    (causal_map,) = found.document.maps.values()
    name = {v.id: v.name for v in causal_map.variables.values()}
    return [
        (name[k.source], k.sign.value + ("~" if k.delayed else ""), name[k.target])
        for k in causal_map.links.values()
    ]


def test_sentences_with_signs_and_in_words_one_in_each_line():
    found = opened(
        '- Fines + Family strain\n2. Fines stop attendance "as parents say"\nA -~ B @Home\n'
    )
    assert links(found) == [
        ("Fines", "+", "Family strain"),
        ("Fines", "-", "attendance"),
        ("A", "-~", "B"),
    ]
    (causal_map,) = found.document.maps.values()
    assert [k.reason for k in causal_map.links.values()][1] == "as parents say"
    assert [group.name for group in causal_map.groups.values()] == ["Home"]
    assert found.unplaced == (causal_map.id,)


def test_talk_is_parked_and_told():
    found = opened("Dear all, here is what we heard last Tuesday.\nFines + Strain\n")
    assert [idea.text for idea in found.document.ideas.values()] == [
        "Dear all, here is what we heard last Tuesday."
    ]
    assert found.warnings[0].startswith("1 line was not understood and waits on the parking list")


def test_a_text_without_any_link_is_no_map():
    with pytest.raises(FormatError, match="no causal sentence"):
        opened("Dear all\nsee you on Tuesday\n")


def test_doubt_and_assumption_are_kept():
    (causal_map,) = opened("A + B !\nB > C\n").document.maps.values()
    first, second = causal_map.links.values()
    assert (first.status, second.sign) == (Status.ASSUMED, Sign.UNKNOWN)


def test_what_is_written_is_sentences_and_reads_back():
    content = FORMAT.write(fines()).decode()
    lines = content.splitlines()
    assert lines[0].startswith("# Loopmap: ")
    assert not [line for line in lines[1:] if line.startswith("#")]
    again = FORMAT.read(content.encode(), "x.txt").document
    assert FORMAT.write(again).decode() == content


@pytest.mark.parametrize(
    "name", ["a + b", "Fines stop trust", "# 1", 'say "so"', "more, or less", "@x"]
)
def test_names_that_are_sentences_themselves_come_back(name):
    odd = Variable(RecordId("v77"), name)
    first = next(iter(fines().maps[TODAY].variables.values()))
    link = Link(RecordId("l77"), first.id, odd.id, Sign.OPPOSITE, delayed=True, reason='"so"')
    document = fines().apply(adding(TODAY, [odd, link]))
    back = FORMAT.read(FORMAT.write(document), "x.txt")
    assert (first.name, "-~", name) in links(back)
    assert len(links(back)) == len(document.maps[TODAY].links)


@pytest.mark.parametrize("said", ["{gap}+{gap}B", "{gap}stops{gap}B", ",{gap}because{gap}B falls"])
def test_what_stands_far_apart_is_one_sentence(said):
    near, far = (opened(f"A rises{said.format(gap=gap)}\n") for gap in (" ", " " * 80))
    assert links(near) == links(far)
    assert len(links(far)) == 1


def test_reasons_of_two_thousand_letters_are_read():
    reason = "because of this " * 120
    assert links(opened(f'Fines + Strain "{reason}\n')) == [("Fines", "+", "Strain")]


def test_a_line_full_of_marks_waits_on_the_parking_list():
    found = opened(f"A + B\n{'@x ' * 100}\n")
    assert links(found) == [("A", "+", "B")]
    assert len(found.document.ideas) == 1


def test_lines_that_would_take_minutes_are_refused():
    with pytest.raises(FormatError, match="too long"):
        opened(f"{'can ' * 450}\n" * 60)


def test_a_text_is_opened_by_its_name(tmp_path):
    path = tmp_path / "heard.txt"
    path.write_text("Fines + Strain\n")
    assert links(open_file(path)) == [("Fines", "+", "Strain")]
