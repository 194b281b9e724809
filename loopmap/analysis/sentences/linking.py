"""Which names a sentence links, and with which sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loopmap.analysis.sentences.aside import Aside
from loopmap.analysis.sentences.directions import BECAUSE_WORD, valence
from loopmap.analysis.sentences.joints import Joint, Judged
from loopmap.analysis.sentences.parts import SaidLink, SaidName
from loopmap.model.records import Sign

_TURNED: dict[Sign | None, Sign] = {Sign.SAME: Sign.OPPOSITE, Sign.OPPOSITE: Sign.SAME}
_WHICH = re.compile(r"\s*(?:which|(?:and\s+)?(?:this|that))\b", re.IGNORECASE)
"""What may speak of all that was said before it."""

_SLIPPED_IN = re.compile(
    rf"\s*(?:{BECAUSE_WORD} of|due to|thanks to|owing to|as a result of)\b", re.IGNORECASE
)
"""What gives a reason and leaves the sentence to go on: no "is due to"."""

_NUMBERS = re.compile(r".*(?<![su])s \w{3,}(?<!s)(?P<one>s)?$", re.IGNORECASE)
"""In "fishing shrinks stocks, which raises prices" one thing raises them, and so not the stocks;
"cuts reduce visits, which help families" is about the visits."""

_SIZED = re.compile(
    r"(?:longer|shorter|lower|higher|greater|bigger|larger|smaller|slower|faster|stronger|weaker|"
    r"heavier|harsher|poorer|worse|cleaner|safer|calmer|happier|healthier|cheaper|warmer|colder|"
    r"hotter|quieter|wider|deeper)\s"
    r"(?!(?:school|sixth|education|needs|income|manchester|london|term|limbs?)\b)",
    re.IGNORECASE,
)
"""In "shortage → longer waits" the name keeps its word, and the arrow says that there is more."""


@dataclass(frozen=True, slots=True)
class Linking:
    """Makes the links between names; ``unsure``: the room is in doubt about all of them.

    Reasons are those that stand from ``start`` to ``end``.
    """

    chunks: Sequence[Sequence[SaidName]]
    aside: Aside
    unsure: bool
    start: int
    end: int

    def links(self, joints: Sequence[Joint]) -> tuple[SaidLink, ...]:
        first = [0]
        for chunk in self.chunks:
            first.append(first[-1] + len(chunk))
        subject = 0
        made: list[SaidLink] = []
        for n, joint in enumerate(joints):
            subject = subject if joint.branch or self._is_beside(joints[:n], joint) else n
            for left, one in enumerate(self.chunks[subject], first[subject]):
                for right, other in enumerate(self.chunks[n + 1], first[n + 1]):
                    cause, effect = (other, one) if joint.backwards else (one, other)
                    ends = (right, left) if joint.backwards else (left, right)
                    sign = Sign.UNKNOWN if self.unsure else sign_of(joint, cause, effect)
                    if sign is None and self._is_whole(joint, other, joints[n + 1 :]):
                        sign = Sign.OPPOSITE if cause.direction < 0 else Sign.SAME
                    fell = n > 0 and made[-1].sign is Sign.OPPOSITE and not joints[n - 1].backwards
                    if fell and sign in _TURNED and self._may_be_of_the_fall(joint, cause, effect):
                        turns = self._is_of_the_fall(joint, cause, effect)
                        sign = Sign.UNKNOWN if turns is None else _TURNED[sign] if turns else sign
                    made.append(SaidLink(*ends, sign, joint.delayed, self._reason(n)))
                    if joint.both:
                        made.append(SaidLink(*ends[::-1], sign, joint.delayed))
        return tuple(made)

    def _is_beside(self, before: Sequence[Joint], joint: Joint) -> bool:
        """Whether a reason was only slipped in: "lack of sleep because of gaming makes …"."""
        if not before or not before[-1].backwards or joint.backwards or joint.written:
            return False
        text = self.aside.text
        slipped_in = _SLIPPED_IN.match(text, before[-1].start)
        return slipped_in is not None and not _WHICH.match(text, joint.start)

    def _is_whole(self, joint: Joint, effect: SaidName, later: Sequence[Joint]) -> bool:
        """Whether all that "makes" is followed by is the name of what it brings about."""
        end = later[0].start if later else self.end
        rest = self.aside.text[effect.end : end].strip(" ,.;!")
        return joint.arrow and not joint.written and not rest

    def _may_be_of_the_fall(self, joint: Joint, cause: SaidName, effect: SaidName) -> bool:
        """Whether a "which" follows a name that fell, and nobody said which way anything goes."""
        said = self.aside.text[joint.start : joint.end]
        return bool(_WHICH.match(said)) and not cause.direction and not effect.direction

    def _is_of_the_fall(self, joint: Joint, cause: SaidName, effect: SaidName) -> bool | None:
        """Whether "which" means that the name before it fell, and not that name; None: who knows.

        "Fines damage trust, which raises absence" speaks of the loss of trust, "visits reduce
        bullying, which causes anxiety" of bullying: what fits what people want more of. In "dams
        slow the river, which reduces flooding" the words do not tell.
        """
        said = self.aside.text[joint.start : joint.end]
        numbers = _NUMBERS.match(f"{cause.text} {said.split()[-1]}")
        if numbers is not None:
            return numbers["one"] is not None
        ways = valence(cause.text) * valence(effect.text)
        return (joint.sign is Sign.SAME) is (ways < 0) if ways else None

    def _reason(self, n: int) -> str:
        """What stands in quotation marks after the n-th joint's names."""
        last = n + 2 == len(self.chunks)
        after = self.end + 1 if last else self.chunks[n + 2][0].start
        since = self.chunks[n + 1][0].start if n else self.start
        return self.aside.reasons_between(since, after)


def sign_of(joint: Joint, cause: SaidName, effect: SaidName) -> Sign | None:
    """The joint's sign, turned once for each end that was said to fall; None: nobody said."""
    sign = joint.sign
    if joint.judged is Judged.NEEDED:
        sign = Sign.SAME if valence(cause.text) * valence(effect.text) > 0 else Sign.UNKNOWN
    elif joint.judged is not None:
        sign = _judged(joint.judged, effect.text)
    elif sign is None and joint.arrow and (effect.direction or _SIZED.match(effect.text)):
        sign = Sign.SAME
    if sign is None or sign is Sign.UNKNOWN:
        return sign
    both = bool(cause.direction) and bool(effect.direction)
    if joint.written and both and sign is Sign.OPPOSITE:
        return sign
    if (cause.direction < 0) is (effect.direction < 0):
        return sign
    return Sign.OPPOSITE if sign is Sign.SAME else Sign.SAME


def _judged(judged: Judged, name: str) -> Sign:
    """More or less of it: worse bullying is more bullying, worse attendance is less."""
    way = valence(name)
    if not way:
        return Sign.SAME if judged is Judged.BETTER else Sign.UNKNOWN
    return Sign.SAME if judged.value * way > 0 else Sign.OPPOSITE
