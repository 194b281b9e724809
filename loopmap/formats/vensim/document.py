"""A Vensim model as a document: a map of its equations and views, or one of each view."""

from __future__ import annotations

import math
import re
from collections.abc import Container
from typing import Any

from loopmap.errors import FormatError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.format import Opened
from loopmap.formats.guess import NOTHING_TOLD, Choice, Guess, Told, settled
from loopmap.formats.kept import keep
from loopmap.formats.models.document import document_of
from loopmap.formats.models.picture import DrawnLoop, Ends, Picture, room_in
from loopmap.formats.models.said import Said
from loopmap.formats.models.starts import told_of_starts, without_starts
from loopmap.formats.vensim.own_words import GROUP, OwnWords, note_below, own_words
from loopmap.formats.vensim.read import ModelText, read_model
from loopmap.formats.vensim.sketch import views_in
from loopmap.formats.vensim.views import Viewed, grown, joined
from loopmap.formats.xmile.calls_apart import without_macros
from loopmap.formats.xmile.flat import MOST_VARIABLES
from loopmap.formats.xmile.numbers import number
from loopmap.model.elsewhere import ELSEWHERE
from loopmap.model.records import DocumentInfo, Sign
from loopmap.simulation.stock_flow.model import Kind, Model

FORMAT_ID = "vensim"
VIEWS = "views"
_CONTROL = "Control"
_RANGE = re.compile(r"\[(?P<low>[^,\]]*),(?P<high>[^,\]]*)[^\]]*\]")
_ONE, _SEVERAL = "one", "several"


def read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """What a Vensim model says and draws. Raises FormatError with one clear sentence."""
    found = read_model(content, name)
    if len(found.model.variables) > MOST_VARIABLES:
        text = f"With its arrays this model has more than {MOST_VARIABLES:,} variables."
        hint = "“loopmap simulate” runs it without showing it as a map."
        raise FormatError(text, file=name, hint=hint)
    said = Said(FORMAT_ID, spaces=False, told=told, warnings=found.warnings)
    own = own_words(found.definitions.about.get(GROUP, ""))
    views = [view for view in views_in(found.content.views) if view.words or own is not None]
    viewed = [Viewed(view) for view in views]
    odd = sum(len(view.odd) for view in views)
    if odd:
        lines = "one line" if odd == 1 else f"{odd} lines"
        said.warnings.append(f"{lines.capitalize()} of the sketch could not be read.")
    for each in viewed:
        said.left_out += each.left_out
    said.of, said.bounds = _beside(found), _bounds(found)
    pictures = _pictures(found, [each.picture for each in viewed], said, own)
    drawn = {ends for each in viewed for ends in (*each.picture.links, *each.picture.pipes)}
    said.signs = _said_signs(found, drawn if len(pictures) > 1 else set())
    return document_of(_for_a_map(found.model, name, said), pictures, said, _info(found))


def _for_a_map(model: Model, file: str, said: Said) -> Model:
    """The model as a map can have it: without macros and equations for the start alone."""
    if model.macros:
        said.warnings.append(
            "Macros were taken apart: what a call finds its value from are variables now."
        )
    said.warnings += told_of_starts(model)
    return without_starts(without_macros(model, file))


def _info(found: ModelText) -> DocumentInfo:
    """What the file says of itself: the words at its groups; its settings are kept."""
    groups = {name: text for name, text in found.definitions.about.items() if name != _CONTROL}
    own = groups.get(GROUP, "")
    if own_words(own) is not None:
        groups[GROUP] = note_below(own)
    note = "\n".join(text for text in groups.values() if text)
    kept = {"settings": list(found.content.settings)} if found.content.settings else {}
    return DocumentInfo(found.model.name, note, extra=keep({}, FORMAT_ID, kept))


def _beside(found: ModelText) -> dict[CanonicalName, dict[str, Any]]:
    """What is kept of single variables.

    Their group, equations nobody here can read, and where values are that did not come with them.
    """
    made: dict[CanonicalName, dict[str, Any]] = {}
    for key, definition in found.written.items():
        made[key] = {"group": definition.group} if definition.group else {}
        if key in found.unread and not definition.subscripts:
            made[key]["equation"] = definition.text
            made[key]["sign"] = definition.sign
        place = found.unread[key].place if key in found.unread else ""
        if place:
            made[key][ELSEWHERE] = place
    return made


def _bounds(found: ModelText) -> dict[CanonicalName, tuple[float, float]]:
    """The ranges of constants, which stand in square brackets behind their units."""
    made = {}
    for variable in found.model.variables:
        definition = found.written.get(variable.key)
        match = _RANGE.search(definition.unit) if definition is not None else None
        if match is not None and variable.kind is Kind.CONSTANT:
            low, high = number(match["low"], math.inf), number(match["high"], -math.inf)
            if low <= high:
                made[variable.key] = (low, high)
    return made


def _said_signs(found: ModelText, drawn: Container[Ends]) -> dict[Ends, Sign]:
    """The causes of ``A FUNCTION OF``, with the signs they are given, but for those drawn."""
    return {
        (cause.key, effect): Sign.OPPOSITE if cause.opposite else Sign.UNKNOWN
        for effect, causes in found.causes.items()
        for cause in causes
        if (cause.key, effect) not in drawn
    }


def _pictures(
    found: ModelText, views: list[Picture], said: Said, own: OwnWords | None
) -> list[Picture]:
    """One picture of all views, or each its own."""
    if not views:
        return [Picture()]
    if own is not None:
        return [_as_written(view, found, own) for view in views]
    several = False
    if len(views) > 1:
        guess = _guess(found, views, said.told)
        said.guesses.append(guess)
        several = guess.taken == _SEVERAL
    if not several:
        one = joined(views, found.model.name) if len(views) > 1 else views[0]
        one.fills = True
        return [_with_room(one)]
    for view in views:
        view.only = True
    return [_with_room(view) for view in views]


def _with_room(view: Picture) -> Picture:
    room = room_in(view.places)
    return grown(view, room.put, room.times)


def _as_written(view: Picture, found: ModelText, own: OwnWords) -> Picture:
    """A view that Loopmap wrote, as the map it was."""
    left, top = own.moved
    made = grown(view, lambda place: (place[0] - left, place[1] - top))
    made.only = made.complete = True
    made.kinds |= {
        canonical(name): kind for (title, name), kind in own.kinds.items() if title == view.title
    }
    loops = [loop for loop in own.loops if loop.title == view.title]
    places = {symbol.label: symbol.place for symbol in made.symbols}
    made.loops = [
        DrawnLoop(loop.label, loop.links, loop.name, loop.story, places.get(loop.label))
        for loop in loops
    ]
    labels = {loop.label for loop in loops}
    made.symbols = [symbol for symbol in made.symbols if symbol.label not in labels]
    for key, definition in found.written.items():
        if key in view.names and definition.group not in ("", GROUP, _CONTROL):
            made.groups[definition.group] = (*made.groups.get(definition.group, ()), key)
    return made


def _guess(found: ModelText, views: list[Picture], told: Told) -> Guess:
    shared = _shared(views)
    has_equations = any(v.equation for v in found.model.variables)
    if has_equations:
        why = "Equations of one view name variables of others."
    elif shared:
        why = f"{shared} variables are drawn in several views, so that loops lead through them."
    else:
        why = "No variable is drawn in two of them."
    taken = _ONE if has_equations or shared else _SEVERAL
    choices = (
        Choice(_ONE, "one map with all views side by side"),
        Choice(_SEVERAL, "one map for each"),
    )
    return settled(Guess(VIEWS, f"{len(views)} views", choices, taken, why), told)


def _shared(views: list[Picture]) -> int:
    """How many variables are drawn in more than one view."""
    seen: set[CanonicalName] = set()
    again: set[CanonicalName] = set()
    for view in views:
        again |= seen & view.names.keys()
        seen |= view.names.keys()
    return len(again)
