"""A map written as sentences can be said again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.sentences.write import write
from loopmap.editing.sentence.say_lines import say_lines
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.records import Link, MapInfo, Sign, Variable
from tests.support.small_maps import TODAY, after, fines, new_ids


def test_chains_are_kept_together_and_lone_variables_stand_alone():
    causal_map = fines().maps[TODAY]
    lone = Variable("v9", "Trust")
    text = write([*causal_map.variables.values(), lone], causal_map.links.values())
    assert text == "Fines + Strain - School attendance\nTrust"


NAMES = ["Fines", "Two-way home-school talk", "Trust, empathy and vision", "GP visits", "C++"]


@settings(max_examples=60)
@given(
    ends=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8, unique=True),
    data=st.data(),
)
def test_what_was_written_is_the_same_map_when_said_again(ends, data):
    variables = [Variable(f"v{n}", name, order=n) for n, name in enumerate(NAMES)]
    links = [
        Link(
            f"l{n}",
            f"v{a}",
            f"v{b}",
            data.draw(st.sampled_from(Sign)),
            delayed=data.draw(st.booleans()),
            reason=data.draw(st.sampled_from(["", "as told"])),
        )
        for n, (a, b) in enumerate(ends)
    ]
    empty = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    said = say_lines(empty, TODAY, write(variables, links), new_ids(empty)).said
    made = after(empty, said.change).maps[TODAY] if said.change else empty.maps[TODAY]
    assert sorted(v.name for v in made.variables.values()) == sorted(NAMES)
    assert claims(made.variables, made.links.values()) == claims(
        {v.id: v for v in variables}, links
    )


def claims(variables, links):
    return {
        (variables[k.source].name, variables[k.target].name, k.sign, k.delayed, k.reason)
        for k in links
    }
