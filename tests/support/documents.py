"""Any document at all, within the rules: what the properties of files are tried on."""

from hypothesis import strategies as st

from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    DocumentInfo,
    Evidence,
    EvidenceKind,
    Idea,
    Level,
)
from tests.support.awkward import extras, ids, texts
from tests.support.map_records import (
    facts_called,
    groups_called,
    infos,
    links_called,
    loops_called,
    notes_called,
    numbered,
    runs_called,
    scenarios_called,
    sketches_called,
    stories_called,
    variables_called,
    views_called,
)

marks = st.lists(texts, max_size=2).map(tuple)


@st.composite
def maps(draw, map_id, order, evidence):
    pool = draw(st.lists(ids, unique=True, max_size=20))
    take = iter(map(RecordId, pool))
    cut = [draw(st.integers(0, 5)) for _ in range(11)]
    own = [[i for _, i in zip(range(n), take, strict=False)] for n in cut]
    groups = draw(groups_called(own[1]))
    variables = draw(variables_called(own[0], own[1], evidence))
    links = draw(links_called(own[2], own[0], evidence))
    link_ids = [link.id for link in links]
    loops = draw(loops_called(own[3], link_ids))
    notes = draw(notes_called(own[4]))
    scenarios = draw(scenarios_called(own[5], own[0], link_ids))
    stories = draw(stories_called(own[6], own[0]))
    facts = draw(facts_called(own[7], own[0]))
    sketches = draw(sketches_called(own[8], own[0]))
    runs = draw(runs_called(own[9], own[0], link_ids))
    views = draw(views_called(own[10]))
    info = draw(infos(map_id, order))
    return CausalMap(
        info,
        {
            "variables": numbered(variables),
            "links": numbered(links),
            "loops": numbered(loops),
            "found_stories": numbered(stories),
            "groups": numbered(groups),
            "notes": numbered(notes),
            "scenarios": numbered(scenarios),
            "facts": numbered(facts),
            "sketches": numbered(sketches),
            "runs": numbered(runs),
            "views": numbered(views),
        },
    )


@st.composite
def documents(draw):
    """A sound document whose records are ordered 0, 1, 2 … and stand at tenths of a unit."""
    own = draw(st.lists(ids, unique=True, min_size=1, max_size=7))
    count = draw(st.integers(1, min(2, len(own))))
    evidence = numbered(
        draw(
            st.builds(
                Evidence,
                st.just(RecordId(i)),
                st.sampled_from(EvidenceKind),
                texts,
                texts,
                st.sampled_from(Level),
                extra=extras,
            )
        )
        for i in own[count:5]
    )
    ideas = numbered(
        draw(st.builds(Idea, st.just(RecordId(i)), texts, extra=extras)) for i in own[5:]
    )
    made = {MapId(i): draw(maps(MapId(i), float(n), evidence)) for n, i in enumerate(own[:count])}
    info = draw(st.builds(DocumentInfo, texts, texts, texts, marks, extra=extras))
    return Document(info, evidence, made, ideas)
