"""SD-JSON as a document: relationships as links, feedback loops as loops, chains as links.

Names are one where equations see no difference. Where a file names relationships, those are
the links; where it has equations alone, they ask for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.expr.names import canonical
from loopmap.formats.foreign import as_fields, as_list, as_objects, as_text
from loopmap.formats.format import Opened
from loopmap.formats.incoming.equation_links import add_equation_links
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.sign_words import plain_sign
from loopmap.formats.incoming.stock_flow import (
    Entry,
    add_entries,
    add_pipes,
    graph_of,
    set_times,
    texts,
)
from loopmap.formats.json_text import read_object
from loopmap.formats.kept import keep
from loopmap.model.ids import RecordId
from loopmap.model.records import EvidenceKind, Kind, Sign
from loopmap.model.token import breathe

ID = "sd-ai"
WHAT = "an SD-JSON file"
OWN = "_loopmap"
KINDS = {"stock": Kind.STOCK, "flow": Kind.FLOW, "variable": Kind.AUXILIARY}
_LISTS = ("variables", "relationships", "causal_chains")
_OF_VARIABLE = ("name", "type", "equation", "inflows", "outflows", "units", "documentation",
                "uniflow", "graphicalFunction")  # fmt: skip
_OF_LOOP = ("identifier", "name", "links", "polarity", "description")
_POLARITY = "why this sign"
"""The source of the evidence that a file gives for a polarity alone."""


def read(content: bytes, name: str) -> Opened:
    """The model or map in the file. Raises FormatError."""
    said = read_object(content, name, WHAT)
    model = as_fields(said.get("model")) or said
    if not any(key in model for key in _LISTS):
        raise FormatError("There are no variables and relationships in this file.", file=name)
    own = as_text(model.get(OWN))
    title = own or as_text(said.get("title")) or stem(name).removesuffix(".sd")
    whole = DocumentMaker(title, note=as_text(said.get("explanation")))
    try:
        _Reading(whole, whole.map(title)).read(said, model)
    except FormatError as error:
        error.file = name
        raise
    return Opened(whole.document(), warnings=whole.told.sentences(), unplaced=whole.unplaced())


@dataclass
class _Reading:
    """A model becoming a map."""

    whole: DocumentMaker
    into: MapMaker

    def read(self, said: dict[str, Any], model: dict[str, Any]) -> None:
        entries = [_entry(each) for each in as_objects(model.get("variables"))]
        add_entries(self.into, entries, ID)
        for each in as_objects(model.get("relationships")):
            self._relationship(each, as_text(each.get("from")), as_text(each.get("to")))
        for chain in as_objects(model.get("causal_chains")):
            self._chain(chain)
        add_pipes(self.into, entries)
        has_equations = any(entry.equation for entry in entries)
        if has_equations:
            set_times(self.into, as_fields(model.get("specs")), "stopTime")
            add_equation_links(self.into, only_known="relationships" in model)
        feedback = as_fields(said.get("feedback"))
        for loop in as_objects(feedback.get("feedbackLoops")):
            self._loop(loop)
        if as_list(model.get("modules")):
            self.whole.told.say("Modules came in as the variables they hold.")
        self._keep(said, model, feedback)

    def _variable(self, name: str) -> str:
        """The key of a variable, made where only a relationship names it."""
        key = canonical(name)
        if key not in self.into.ids:
            self.into.variable(key, name.replace("_", " "))
        return key

    def _relationship(self, said: dict[str, Any], source: str, target: str) -> None:
        breathe()
        if not source.strip() or not target.strip():
            self.whole.told.say("A relationship without two ends was left out.", "Links left out")
            return
        ends = self._variable(source), self._variable(target)
        sign = plain_sign(as_text(said.get("polarity"))) or Sign.UNKNOWN
        why = as_text(said.get("polarityReasoning")) or as_text(said.get("polarity_reasoning"))
        fields: dict[str, Any] = {"reason": as_text(said.get("reasoning"))}
        if why and self.into.between(*ends) is None:
            made = self.whole.evidence(why, kind=EvidenceKind.DOCUMENT, source=_POLARITY)
            fields["evidence"] = (made,)
        self.into.link(*ends, sign, **fields)

    def _chain(self, chain: dict[str, Any]) -> None:
        """A chain from one variable to the next; its reasoning stands at the first link."""
        before, reason = as_text(chain.get("initial_variable")), as_text(chain.get("reasoning"))
        for step in as_objects(chain.get("relationships")):
            following = as_text(step.get("variable"))
            self._relationship({"reasoning": reason, **step}, before, following)
            before, reason = following, ""

    def _loop(self, said: dict[str, Any]) -> None:
        links = list(self._links_of(said))
        label = as_text(said.get("identifier"))
        name = as_text(said.get("name"))
        if not links or None in links:
            self.whole.told.say(
                f"The loop “{name or label}” was left out: it has links that the map has not.",
                "Loops left out",
            )
            return
        kept = {key: value for key, value in said.items() if key not in _OF_LOOP}
        self.into.loop(
            [link for link in links if link is not None],
            label,
            name if name != label else "",
            story=as_text(said.get("description")),
            extra=keep({}, ID, kept),
        )

    def _links_of(self, said: dict[str, Any]) -> Iterator[RecordId | None]:
        for each in as_objects(said.get("links")):
            ends = (canonical(as_text(each.get(end))) for end in ("from", "to"))
            yield self.into.between(*ends)

    def _keep(self, said: dict[str, Any], model: dict[str, Any], feedback: dict[str, Any]) -> None:
        """What is written back: which loops lead when, further specifications."""
        loops = {k: v for k, v in feedback.items() if k != "feedbackLoops"}
        specs = {
            k: v for k, v in as_fields(model.get("specs")).items()
            if k not in ("startTime", "stopTime", "dt", "timeUnits")
        }  # fmt: skip
        kept = {"feedback": loops, "specs": specs, "explanation": as_text(said.get("explanation"))}
        held = {name: value for name, value in kept.items() if value}
        self.into.info = replace(self.into.info, extra=keep({}, ID, held))


def _entry(said: dict[str, Any]) -> Entry:
    breathe()
    name = as_text(said.get("name"))
    return Entry(
        name,
        as_text(said.get(OWN)) or name.replace("_", " "),
        KINDS.get(as_text(said.get("type")), Kind.AUXILIARY),
        as_text(said.get("equation")).strip(),
        texts(said.get("inflows")),
        texts(said.get("outflows")),
        as_text(said.get("units")),
        as_text(said.get("documentation")),
        said.get("uniflow") is True,
        graph_of(said.get("graphicalFunction")),
        kept={key: value for key, value in said.items() if key not in (*_OF_VARIABLE, OWN)},
    )
