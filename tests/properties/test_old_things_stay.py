"""Placing new things never moves old ones: whatever is on the map, whatever is said or pasted."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.edits.clipboard import copy_records, paste_clip
from loopmap.editing.sentence.far_end import Way, read_far_end, say_far_end
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say import say
from loopmap.editing.sentence.say_lines import say_lines
from loopmap.model.change import adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Note
from tests.diagram.layout.layout_maps import grown
from tests.support.drawn_maps import HERE
from tests.support.small_maps import new_ids

KNOWN = [f"Variable v{n}" for n in range(6)]
NEW = ["Trust", "Calm", "Sleep", "Worry", "Fines"]
NAMES = st.lists(st.sampled_from([*KNOWN, *NEW]), min_size=1, max_size=4, unique=True)
SIGNS = st.sampled_from([" + ", " - ", " +~ ", " ? "])
WHERE = st.sampled_from(["", "", " @Home", " @School"])
PLACES = st.lists(st.tuples(st.integers(-500, 500), st.integers(-400, 400)), min_size=6, max_size=6)


@st.composite
def documents(draw):
    """Six variables at any places, on one another, too; some in a group, beside a note."""
    drawn, at = grown(6, draw(st.integers(0, 50))), draw(PLACES)
    home = draw(st.sets(st.sampled_from(sorted(drawn.variables)), max_size=3))
    variables = {
        i: replace(v, x=float(x), y=float(y), group=RecordId("g") if i in home else None)
        for (i, v), (x, y) in zip(drawn.variables.items(), at, strict=True)
    }
    records = [
        *variables.values(),
        *drawn.links.values(),
        Group(RecordId("g"), "Home", x=700, collapsed=draw(st.booleans())),
        Note(RecordId("n"), "Ask the young people", -600, 0),
    ]
    return Document(maps={HERE: CausalMap(replace(drawn.info, id=HERE))}).apply(
        adding(HERE, records)
    )


@st.composite
def sentences(draw):
    names = draw(NAMES)
    joined = names[0] + "".join(draw(SIGNS) + name for name in names[1:])
    return joined + draw(WHERE)


def places(document):
    """Where all that can be dragged lies, by id."""
    causal_map = document.maps[HERE]
    tables = (causal_map.variables, causal_map.notes)
    return {i: (r.x, r.y) for table in tables for i, r in table.items()}


def stay(document, change):
    before, after = places(document), places(document.apply(change))
    assert {i: after[i] for i in before} == before
    return after.keys() - before.keys()


@given(documents(), sentences())
@settings(max_examples=40)
def test_what_is_said_moves_nothing_that_was_there(document, text):
    sentence = parse(text, document.maps[HERE])
    stay(document, say(document, HERE, sentence, new_ids(document), PlaceNew()).change)


@given(documents(), st.sampled_from(KNOWN[:3]), st.sampled_from(NEW), st.sampled_from(Way))
@settings(max_examples=20)
def test_a_name_at_the_end_of_a_link_moves_nothing(document, near, name, way):
    causal_map = document.maps[HERE]
    one = next(i for i, v in causal_map.variables.items() if v.name == near)
    end = read_far_end(name, causal_map)
    said = say_far_end(document, HERE, one, end, way, new_ids(document), PlaceNew())
    assert len(stay(document, said.change)) == 1


@given(documents(), st.lists(sentences(), min_size=2, max_size=6))
@settings(max_examples=15)
def test_lines_that_are_pasted_move_nothing(document, lines):
    text = "\n".join(lines)
    stay(document, say_lines(document, HERE, text, new_ids(document), PlaceNew()).said.change)


@given(documents())
@settings(max_examples=15)
def test_records_that_are_pasted_move_nothing(document):
    clip = copy_records(document.maps[HERE], document.maps[HERE].variables)
    pasted = paste_clip(document, HERE, clip, new_ids(document), offset=(40.0, 40.0))
    assert len(stay(document, pasted.change)) == len(clip.variables)
