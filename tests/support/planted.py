"""A map into which people wrote what should leave no room: whom it speaks of."""

from dataclasses import replace

from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Evidence, Idea, Level, Note
from tests.support.small_maps import FINES, LOOP, NOTE, PRESSES, QUOTE, STOP_FINING, TODAY, fines

PLANTED = ("Jayden", "A123456789012", "M13 9PL", "one of two boys in Year 9")
"""What is planted in what others may see; nothing else in it tells who is meant."""
STAYS = "Sarah"
"""Named in what is private alone."""


def planted():
    """The small map with identifiers in every sort of text that may be passed on."""
    document = fines()
    today = document.maps[TODAY]
    fine, link, note = today.variables[FINES], today.links[PRESSES], today.notes[NOTE]
    loop, scenario, quote = (
        today.loops[LOOP],
        today.scenarios[STOP_FINING],
        document.evidence[QUOTE],
    )
    seen = Note(RecordId("n7"), "Jayden rang from M13 9PL.", level=Level.PUBLIC)
    heard = Evidence(RecordId("e7"), text="Jayden said no.", level=Level.ROOM, order=1.0)
    return document.apply(
        replacing(
            TODAY,
            [
                (fine, replace(fine, name="Fines for Jayden", meaning="UPN A123456789012")),
                (link, replace(link, reason="He is one of two boys in Year 9.", evidence=("e7",))),
                (loop, replace(loop, name="Trap of Jayden", story="So Jayden left.")),
                (scenario, replace(scenario, name="Stop fining Jayden")),
                (note, replace(note, text="Sarah told us.")),
            ],
        )
        .then(replacing(DOCUMENT, [(quote, replace(quote, text="Sarah: yes."))]))
        .then(replacing(DOCUMENT, [(today.info, replace(today.info, question="Why Jayden?"))]))
        .then(adding(DOCUMENT, [heard, Idea(RecordId("i7"), "Ask Sarah")]))
        .then(adding(TODAY, [seen]))
    )
