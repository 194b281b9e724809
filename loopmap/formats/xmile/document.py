"""An XMILE or STMX file as a document: one map whose variables have equations."""

from __future__ import annotations

from dataclasses import replace

from loopmap.formats.format import Opened
from loopmap.formats.incoming.module_names import TAKEN_APART
from loopmap.formats.models.document import document_of
from loopmap.formats.models.picture import DrawnLink, Ends, Picture, Place, room_in
from loopmap.formats.models.said import Said
from loopmap.formats.models.starts import told_of_starts, without_starts
from loopmap.formats.xmile.beside import START, bounds_in, groups_in, kinds_in
from loopmap.formats.xmile.calls_apart import without_macros
from loopmap.formats.xmile.flat import without_arrays
from loopmap.formats.xmile.own import is_own
from loopmap.formats.xmile.read import FileRead, read_file
from loopmap.formats.xmile.views import Drawn, drawn_in, link_of
from loopmap.model.records import DocumentInfo, Sign
from loopmap.simulation.stock_flow.model import Model

FORMAT_ID = "xmile"


def read(content: bytes, name: str) -> Opened:
    """One map of the model in a file, with a sentence for all that could not be kept.

    Arrays have one variable for each element, modules names with dots, each call of a macro
    variables of its own. The map is unplaced where the file does not say where all its
    variables lie. Raises FormatError with one clear sentence.
    """
    found = read_file(content, name)
    model = without_macros(without_arrays(found.model, name), name)
    said = Said(FORMAT_ID, warnings=list(found.warnings))
    own = is_own(found.main.getroottree().getroot())
    said.spaces, said.bounds = not own, bounds_in(found.main)
    picture = _picture(found, model, own=own)
    _tell_of_what_is_apart(model, found, said)
    said.warnings += told_of_starts(model)
    said.of = {v.key: {START: v.initial} for v in model.variables if v.initial is not None}
    return document_of(without_starts(model), [picture], said, DocumentInfo(model.name))


def _picture(found: FileRead, model: Model, *, own: bool) -> Picture:
    """What is drawn; what we drew ourselves lies where it lay."""
    drawn = drawn_in(found.main)
    by = drawn.moved

    def back(place: Place) -> Place:
        return place[0] - by[0], place[1] - by[1]

    put = back if own else room_in(drawn.places).put
    return Picture(
        model.name,
        names={each.key: each.name for each in model.variables} if own else {},
        places={key: put(place) for key, place in drawn.places.items()},
        links=_links(drawn),
        texts=[replace(each, place=put(each.place)) for each in drawn.texts],
        loops=[replace(k, place=None if k.place is None else put(k.place)) for k in drawn.loops],
        kinds_told=kinds_in(found.main) if own else {},
        groups=groups_in(found.main),
        complete=own,
    )


def _links(drawn: Drawn) -> dict[Ends, DrawnLink]:
    links: dict[Ends, DrawnLink] = {}
    for connector in drawn.connectors:
        link = link_of(connector)
        standing = links.get(connector.ends)
        if standing is None or (standing.sign is Sign.UNKNOWN and link.sign is not Sign.UNKNOWN):
            links[connector.ends] = link
    return links


def _tell_of_what_is_apart(model: Model, found: FileRead, said: Said) -> None:
    if any(each.dimensions for each in found.model.variables):
        said.warnings.append("Arrays were taken apart: each element is a variable now.")
    if found.model.macros:
        said.warnings.append(
            "Macros were taken apart: what a call finds its value from are variables now."
        )
    if any("." in each.name for each in model.variables):
        said.warnings.append(TAKEN_APART)
