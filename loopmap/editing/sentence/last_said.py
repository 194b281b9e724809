"""What was said last, in words or by hand: read back, mended by a key, said again otherwise."""

from __future__ import annotations

from loopmap.analysis.sentences.parse import parse
from loopmap.analysis.sentences.parts import Sentence
from loopmap.editing.edits.links import set_sign, toggle_delay
from loopmap.editing.history import Done
from loopmap.editing.sentence.alike import Alike, alike_in, with_standing
from loopmap.editing.sentence.claimed import claimed
from loopmap.editing.sentence.contrary import contrary, how_to_turn
from loopmap.editing.sentence.run_together import run_together
from loopmap.editing.sentence.say import Place, Said, say
from loopmap.editing.sentence.tell import read_back
from loopmap.editing.session import Session
from loopmap.editing.tools.new_card import is_unnamed
from loopmap.errors import EditRefused
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign

_LONGEST = 40
"""Characters of a sentence that its step to undo is called by."""


class LastSaid:
    """Says sentences on a session and remembers the last one.

    ``text`` is what was typed, "" before anything was said and for links made by hand.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sentence = Sentence("")
        self._said = Said()
        self._twins: tuple[Alike, ...] = ()
        self._step: Done | None = None
        self._waits = False

    @property
    def text(self) -> str:
        return self._sentence.text

    def say(self, sentence: Sentence, place: Place) -> Said:
        """Make the sentence true as one step to undo; EditRefused where it cannot be."""
        session = self._session
        twins = alike_in(sentence, session.map)
        said = say(session.document, session.map_id, sentence, session.new_id, place)
        chosen = frozenset(said.path or said.variables or said.notes)
        session.do(f"Say “{_short(sentence.text)}”", said.change, select=chosen)
        self._sentence, self._said, self._twins = sentence, said, twins
        self._step = session.history.done[-1] if said.change else None
        return said

    def heed(self, change: Change) -> bool:
        """Take the links a step on the map claims anew as what was said last; whether it does.

        Links that the last sentence speaks of leave it standing, as they are now. A variable
        drawn with its link is named next: that step is heeded, too.
        """
        links = claimed(change, self._session.map)
        if links and not set(links) <= set(self._said.path):
            self._sentence, self._said, self._twins = Sentence(""), Said(path=links), ()
        waited, self._waits = self._waits, self._awaits_a_name()
        return bool(links) or (waited and not self._waits)

    @property
    def told(self) -> str:
        """The sentence read back from the map as it is now.

        "" once any of its links is gone, and while a variable of them has yet to be named.
        """
        links = self._session.map.links
        if any(link not in links for link in self._said.path) or self._awaits_a_name():
            return ""
        return read_back(self._sentence, self._said, self._session.map)

    @property
    def link(self) -> RecordId | None:
        """The last link of the sentence, if it is still there."""
        found = self._said.path[-1:]
        return found[0] if found and found[0] in self._session.map.links else None

    @property
    def doubt(self) -> str:
        """What to do where the sentence may mean something else, as the map is now; or "".

        A good thing that was said to do harm, or a name that may be several.
        """
        several = run_together(self._sentence, self._session.map) if self.link else ""
        link = contrary(self._sentence, self._said.path, self._session.map)
        if several or link is None:
            return several
        return how_to_turn(link, self._session.map, is_last=link.id == self.link)

    def set_sign(self, sign: Sign) -> None:
        """Give the last link another sign; EditRefused when there is none."""
        session = self._session
        change = set_sign(session.document, session.map_id, [self._mended()], sign)
        session.do("Set sign", change)

    def toggle_delay(self) -> None:
        """Say that the last link takes its time, or that it does not."""
        session = self._session
        change = toggle_delay(session.document, session.map_id, [self._mended()])
        session.do("Set delay", change)

    @property
    def twins(self) -> tuple[Alike, ...]:
        """The names it made that are like others on the map, while nothing was done since."""
        done = self._session.history.done
        return self._twins if done and done[-1] is self._step else ()

    def say_with_standing(self, place: Place) -> Said:
        """Take the sentence back and say it again with the names on the map it was like."""
        if not self.twins:
            raise EditRefused("No name was made that is like another one.")
        session, sentence = self._session, self._sentence
        session.undo()
        return self.say(parse(with_standing(sentence, session.map), session.map), place)

    def _awaits_a_name(self) -> bool:
        links, variables = self._session.map.links, self._session.map.variables
        said = [links[link] for link in self._said.path if link in links]
        ends = [end for link in said for end in (link.source, link.target)]
        return any(is_unnamed(variables[end].name) for end in ends)

    def _mended(self) -> RecordId:
        link = self.link
        if link is None:
            raise EditRefused("Say a link first; then + − ? and ~ mend its sign.")
        return link


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
