"""An XMILE or STMX file as a document: one map whose variables have equations."""

from __future__ import annotations

from loopmap.formats.format import Opened
from loopmap.formats.models.document import document_of
from loopmap.formats.models.picture import DrawnLink, DrawnText, Ends, Picture, wider
from loopmap.formats.models.said import Said
from loopmap.formats.xmile.calls_apart import without_macros
from loopmap.formats.xmile.flat import without_arrays
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
    picture = _picture(drawn_in(found.main), model)
    _tell_of_what_is_apart(model, found, said)
    return document_of(model, [picture], said, DocumentInfo(model.name))


def _picture(drawn: Drawn, model: Model) -> Picture:
    times = wider(drawn.places.values())
    links: dict[Ends, DrawnLink] = {}
    for connector in drawn.connectors:
        link = link_of(connector)
        standing = links.get(connector.ends)
        if standing is None or (standing.sign is Sign.UNKNOWN and link.sign is not Sign.UNKNOWN):
            links[connector.ends] = link
    return Picture(
        model.name,
        places={key: (x * times, y * times) for key, (x, y) in drawn.places.items()},
        links=links,
        texts=[DrawnText(text, (x * times, y * times)) for text, (x, y) in drawn.texts],
    )


def _tell_of_what_is_apart(model: Model, found: FileRead, said: Said) -> None:
    if any(each.dimensions for each in found.model.variables):
        said.warnings.append("Arrays were taken apart: each element is a variable now.")
    if found.model.macros:
        said.warnings.append(
            "Macros were taken apart: what a call finds its value from are variables now."
        )
    if any("." in each.name for each in model.variables):
        said.warnings.append(
            "Modules were taken apart: names of what was in them begin with the module’s."
        )
