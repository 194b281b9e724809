"""Views of a Vensim sketch as pictures: words by their names, arrows between variables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.models.picture import (
    DrawnLink,
    DrawnText,
    Ends,
    Picture,
    Place,
    Symbol,
    bulge_through,
)
from loopmap.formats.vensim.control import CONTROL
from loopmap.formats.vensim.sketch_values import (
    CIRCLE_CLOCKWISE,
    CIRCLE_COUNTER,
    CLOUD,
    COMMENT,
    VALVE,
    VARIABLE,
    Arrow,
    View,
    Word,
)
from loopmap.model.records import Kind, Sign

SAME, OPPOSITE = "+Ss", "-Oo0"
"""The letters at arrows: S for the same way, O for the opposite."""

_NO_VARIABLES = CONTROL | {canonical("Time")}
_INITIAL = 1
"""In the field after the kind of delay: the cause only says how a stock begins."""

_LONGEST_LABEL = 12
_NARROWEST = 30.0


class Viewed:
    """One view made a picture, in the file's own measure."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.picture = Picture(view.name, kept={"dress": view.dress} if view.dress else {})
        self._of_valve = dict(_flows_of_valves(view))
        self._names = {i: self._name(word) for i, word in view.words.items()}
        self.left_out: list[str] = []
        self._take_words()
        self._take_arrows()
        self._take_texts()

    def _name(self, word: Word) -> CanonicalName | None:
        """The variable that a word or a valve stands for."""
        flow = self._of_valve.get(word.id)
        if flow is not None:
            return canonical(flow.name)
        return canonical(word.name) if word.kind == VARIABLE and word.name else None

    def _take_words(self) -> None:
        picture = self.picture
        valves = {flow.id: self._view.words[valve] for valve, flow in self._of_valve.items()}
        for word in sorted(self._view.words.values(), key=lambda each: each.is_shadow):
            key = self._names[word.id]
            if key is None or word.kind != VARIABLE:
                continue
            if key in _NO_VARIABLES:
                if key not in CONTROL:
                    self.left_out.append("“Time” is drawn in the file; on a map it is no variable.")
                continue
            at = valves.get(word.id, word)
            if key in picture.places:
                again = picture.of[key].setdefault("again", [])
                again.append([word.x, word.y])
                continue
            picture.names[key] = word.name
            picture.places[key] = (at.x, at.y)
            picture.of[key] = _dress_of(word)
            if word.is_box:
                picture.kinds[key] = Kind.STOCK
            elif word.is_of_valve:
                picture.kinds[key] = Kind.FLOW

    def _take_arrows(self) -> None:
        for arrow in self._view.arrows:
            ends = self._ends(arrow)
            if ends is None or any(end in _NO_VARIABLES for end in ends):
                continue
            if arrow.is_pipe:
                self._pipe(arrow, ends)
                continue
            link = DrawnLink(
                _sign(arrow.polarity),
                arrow.delayed,
                self._bulge(arrow, ends),
                kept={"arrow": [arrow.shape, arrow.thickness, *arrow.more], **_letter(arrow)},
            )
            if ends in self.picture.links:
                self.left_out.append("Where two arrows join the same variables, one was taken.")
            self.picture.links.setdefault(ends, link)

    def _ends(self, arrow: Arrow) -> Ends | None:
        source, target = self._names.get(arrow.source), self._names.get(arrow.target)
        if source is None or target is None or _is_initial(arrow):
            return None
        return source, target

    def _pipe(self, arrow: Arrow, ends: Ends) -> None:
        """A pipe leads from its valve to a stock; without a head, stuff goes the other way."""
        if ends[0] != ends[1] and arrow.source in self._of_valve:
            sign = Sign.OPPOSITE if arrow.shape & _NO_HEAD else Sign.SAME
            self.picture.pipes.setdefault(ends, sign)

    def _bulge(self, arrow: Arrow, ends: Ends) -> float | None:
        """How an arrow is bent, where both its ends are where the variables are placed."""
        if arrow.shape == 0 or len(arrow.through) != 1:
            return None
        one, other = (self._view.words[i] for i in (arrow.source, arrow.target))
        places = self.picture.places
        if not all(_is_at(w, places.get(e)) for w, e in zip((one, other), ends, strict=True)):
            return None
        return bulge_through((one.x, one.y), (other.x, other.y), arrow.through[0])

    def _take_texts(self) -> None:
        for word in self._view.words.values():
            if word.kind != COMMENT or not word.text or word.name == CLOUD:
                continue
            place, kept = (word.x, word.y), {"comment": [word.width, word.height, word.shape]}
            turning = word.shape & 7
            if turning in (CIRCLE_CLOCKWISE, CIRCLE_COUNTER) and len(word.text) <= _LONGEST_LABEL:
                clockwise = turning == CIRCLE_CLOCKWISE
                self.picture.symbols.append(Symbol(word.text, place, clockwise, kept))
            else:
                width = max(2 * word.width, _NARROWEST)
                self.picture.texts.append(DrawnText(word.text, place, width, kept))


_NO_HEAD = 32


def _flows_of_valves(view: View) -> Iterator[tuple[int, Word]]:
    """A valve is followed by the name of its flow."""
    valve: Word | None = None
    for word in view.words.values():
        if word.kind == VALVE:
            valve = word
        elif word.is_of_valve and valve is not None:
            yield valve.id, word
            valve = None


def _is_at(word: Word, place: Place | None) -> bool:
    """Whether a word is drawn about where its variable is; a flow's name lies below its valve."""
    if place is None:
        return False
    return word.is_of_valve or word.kind == VALVE or (word.x, word.y) == place


def _is_initial(arrow: Arrow) -> bool:
    return len(arrow.more) > 2 and arrow.more[2].strip() == str(_INITIAL)


def _sign(letter: str) -> Sign:
    if letter and letter in SAME:
        return Sign.SAME
    return Sign.OPPOSITE if letter and letter in OPPOSITE else Sign.UNKNOWN


def _letter(arrow: Arrow) -> dict[str, Any]:
    """A letter that is not the usual one."""
    return {"letter": arrow.polarity} if arrow.polarity not in ("", "+", "-") else {}


def _dress_of(word: Word) -> dict[str, Any]:
    """How a word is drawn, to be written again."""
    return {"word": [word.width, word.height, word.shape, word.bits, *word.more]}


def joined(pictures: Iterable[Picture], title: str) -> Picture:
    """Several views as one, side by side; what is drawn in several is where it is drawn first."""
    whole, pictures = Picture(title, fills=True), list(pictures)
    columns = max(1, round(len(pictures) ** 0.5))
    x = y = lowest = 0.0
    for nth, picture in enumerate(pictures):
        if nth and nth % columns == 0:
            x, y = 0.0, lowest + _BETWEEN
        right, bottom = _put(picture, whole, (x, y))
        x, lowest = right + _BETWEEN, max(lowest, bottom)
    return whole


_BETWEEN = 120.0
"""Between one view and the next, in the file's measure."""


def _put(picture: Picture, whole: Picture, corner: Place) -> Place:
    """One view with its upper left corner somewhere; its lower right one."""
    places = list(picture.places.values()) or [(0.0, 0.0)]
    left, top = min(x for x, _ in places), min(y for _, y in places)
    by_x, by_y = corner[0] - left, corner[1] - top

    def moved(place: Place) -> Place:
        return place[0] + by_x, place[1] + by_y

    first = [key for key in picture.places if key not in whole.places]
    fresh = set(first)
    for key in first:
        whole.places[key] = moved(picture.places[key])
        whole.names[key], whole.of[key] = picture.names[key], picture.of[key]
    whole.kinds |= {k: kind for k, kind in picture.kinds.items() if k not in whole.kinds}
    for ends, link in picture.links.items():
        straight = replace(link, bulge=None) if not fresh.issuperset(ends) else link
        standing = whole.links.get(ends)
        if standing is None or (standing.sign is Sign.UNKNOWN and link.sign is not Sign.UNKNOWN):
            whole.links[ends] = straight
    whole.pipes |= {ends: sign for ends, sign in picture.pipes.items() if ends not in whole.pipes}
    whole.texts += [replace(each, place=moved(each.place)) for each in picture.texts]
    whole.symbols += [replace(each, place=moved(each.place)) for each in picture.symbols]
    corners = [moved(place) for place in places]
    return max(x for x, _ in corners), max(y for _, y in corners)


_WIDEST = 600.0


def grown(picture: Picture, put: Callable[[Place], Place], times: float = 1.0) -> Picture:
    """The picture with everything ``put`` elsewhere, and its texts that many times wider."""
    return replace(
        picture,
        places={key: put(place) for key, place in picture.places.items()},
        texts=[
            replace(each, place=put(each.place), width=min(each.width * times, _WIDEST))
            for each in picture.texts
        ],
        symbols=[
            replace(each, place=put(each.place), drawn=each.place) for each in picture.symbols
        ],
        drawn=picture.places,
    )
