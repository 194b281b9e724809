"""A model with its pictures as maps whose variables have equations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from loopmap.formats.format import Opened
from loopmap.formats.kept import keep
from loopmap.formats.models.groups import groups_of, with_groups
from loopmap.formats.models.links import Links
from loopmap.formats.models.loops import loops_told
from loopmap.formats.models.numbering import Numbering
from loopmap.formats.models.picture import DrawnText, Picture
from loopmap.formats.models.said import Said
from loopmap.formats.models.symbols import loops_of_symbols
from loopmap.formats.models.variables import Variables
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import DocumentInfo, Kind, MapInfo, Note, Variable
from loopmap.simulation.stock_flow.model import Model, Specs


def document_of(
    model: Model,
    pictures: Sequence[Picture],
    said: Said,
    info: DocumentInfo,
) -> Opened:
    """One map for each picture, with a sentence for all that could not be kept.

    A map is unplaced where its picture does not say where all its variables lie.
    """
    ids = Numbering()
    maps: dict[MapId, CausalMap] = {}
    unplaced: list[MapId] = []
    times = _times_of(model.specs, said)
    for order, picture in enumerate(pictures):
        map_id = MapId(f"m{order + 1}")
        title = clean_name(picture.title) or clean_name(model.name) or "Model"
        extra = keep({}, said.format_id, picture.kept)
        about = MapInfo(map_id, title, order=float(order), times=times, extra=extra)
        made, placed = _map(model, picture, said, ids, about)
        maps[map_id] = made
        if not placed:
            unplaced.append(map_id)
    return Opened(
        Document(info, said.evidence, maps),
        warnings=tuple(dict.fromkeys(said.warnings)),
        unplaced=tuple(unplaced),
        guesses=tuple(said.guesses),
        left_out=tuple(dict.fromkeys(said.left_out)),
    )


def _map(
    model: Model, picture: Picture, said: Said, ids: Numbering, info: MapInfo
) -> tuple[CausalMap, bool]:
    variables = Variables(model, picture, said, ids)
    bare = CausalMap(info, {"variables": variables.table})
    if not any(v.equation or v.graph for v in variables.table.values()):
        bare = bare.with_info(replace(info, times=None))
    making = Links(model, picture, said, variables, ids)
    links = making.made(bare)
    groups = groups_of(picture, variables.of, ids)
    table = with_groups(_with_flows(variables.table, making.flows), picture, variables.of, groups)
    whole = CausalMap(bare.info, {"variables": table, "links": links})
    told = loops_told(whole, variables.of, picture.loops, said, ids)
    meant, texts = loops_of_symbols(whole, picture, variables.of, said, ids)
    notes = _notes(texts, said, ids)
    tables: dict[str, Any] = {"variables": table, "links": links, "notes": notes}
    tables |= {"loops": {**told, **meant}, "groups": groups}
    return CausalMap(bare.info, tables), variables.is_placed


def _with_flows(
    variables: dict[RecordId, Variable], flows: set[RecordId]
) -> dict[RecordId, Variable]:
    """What goes into stocks or out of them is a flow, whatever its equation looks like."""
    return {
        i: replace(v, kind=Kind.FLOW) if i in flows and v.kind is not Kind.STOCK else v
        for i, v in variables.items()
    }


def _notes(texts: list[DrawnText], said: Said, ids: Numbering) -> dict[RecordId, Note]:
    made: dict[RecordId, Note] = {}
    for order, text in enumerate(texts):
        x, y = text.place
        note = Note(ids.next("n"), text.text, round(x, 1), round(y, 1), text.width)
        extra = keep({}, said.format_id, text.kept)
        made[note.id] = replace(note, order=float(order), extra=extra)
    return made


def _times_of(specs: Specs, said: Said) -> Times | None:
    if not (specs.start < specs.stop and specs.dt > 0):
        text = "From when to when the model runs makes no sense and was left out."
        said.warnings.append(text)
        return None
    save = None if specs.save_every is None or specs.save_every <= 0 else specs.save_every
    return Times(specs.start, specs.stop, specs.dt, specs.method, specs.time_unit, save)
