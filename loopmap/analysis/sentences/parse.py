"""From a text to a Sentence: names, the links between them, and what is said beside.

Names that exist are known by folding, and one that holds signs, verbs or commas of
its own is still one name. Symbols win over words: where a sentence has a sign, verbs
belong to the names, and commas count only where there is neither.

Words of direction are folded into the sign. A name stands for more of it; "less trust",
"falling trust" and "trust falls" stand for the fall of trust, and each fall turns the
sign of its link round: "fines + less trust" is −, and "less trust - calm", which says
that calm goes down with trust, is +. Only a typed minus between two things that both
have such a word stays as it is typed: "more fines - less trust" is −.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loopmap.analysis.sentences.aside import Aside, put_aside
from loopmap.analysis.sentences.clauses import at_full_stops, at_new_subjects, at_reasons
from loopmap.analysis.sentences.colouring import spans_of
from loopmap.analysis.sentences.consequences import at_consequences
from loopmap.analysis.sentences.deeds import joints_of_deeds
from loopmap.analysis.sentences.directions import AFTER, OPENING, is_directed
from loopmap.analysis.sentences.fragments import is_fragment
from loopmap.analysis.sentences.frames import Framed, without_lead, without_tail
from loopmap.analysis.sentences.joints import (
    HELD,
    SIGNS,
    Joint,
    joints_of_signs,
    joints_of_tight_minus,
)
from loopmap.analysis.sentences.linking import Linking
from loopmap.analysis.sentences.naming import Naming
from loopmap.analysis.sentences.one_breath import one_for_each
from loopmap.analysis.sentences.parts import SaidName, Sentence
from loopmap.analysis.sentences.people import acts, is_nobody
from loopmap.analysis.sentences.said_parts import Part, and_so, linked
from loopmap.analysis.sentences.steps import (
    REASON,
    joints_after_cause,
    joints_of_events,
    joints_of_steps,
)
from loopmap.analysis.sentences.verbs import VERBS, joints_of_verbs
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, fold_name
from loopmap.model.records import Sign
from loopmap.model.token import breathe


def parse(text: str, causal_map: CausalMap) -> Sentence:
    """The sentence in ``text``, names looked up on the map. Never fails. O(variables)."""
    breathe()
    known = {fold_name(v.name): v.id for v in causal_map.variables.values()}
    groups = [group.name for group in causal_map.groups.values()]
    aside = put_aside(text, groups)
    reader = _Reader(aside, _hold_names(aside.text, causal_map), known)
    parts = reader.parts()
    links = linked(parts)
    joints = [joint for part in parts for joint in part.joints]
    names = tuple(name for part in parts for name in part.names)
    if not any(joint.written for joint in joints):
        names = one_for_each(names, links)
    return Sentence(
        text,
        names,
        links,
        aside.group,
        "" if links else aside.reasons_joined(),
        aside.assumed or (bool(links) and any(part.assumed for part in parts)),
        spans_of(aside, names, links, joints),
        parts[-1].open_end,
        next((part.unclear for part in parts if part.unclear), ""),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a text with its asides put away, and ``held``: the same with odd names filled in."""

    aside: Aside
    held: str
    known: Mapping[str, RecordId]

    def knows(self, name: str) -> bool:
        return HELD in name or fold_name(name) in self.known

    def parts(self) -> list[Part]:
        """Several where each of them says a link, otherwise the text as one."""
        found: list[Part] = []
        for start, end in at_full_stops(self.held):
            found += self._said(start, end)
        if len(found) > 1 and all(part.links for part in found):
            return found
        return self._said(0, len(self.held))

    def _said(self, start: int, end: int) -> list[Part]:
        return (
            self._consequences(start, end) or self._several(start, end) or [self._part(start, end)]
        )

    def _consequences(self, start: int, end: int) -> list[Part]:
        """What is said before "so" and after it, joined; [] where no "so" stands between."""
        text = _only(self.held, start, end)
        pieces = [] if SIGNS.search(text) else at_consequences(text)
        if len(pieces) < 2 or self.knows(text.strip()):
            return []
        whole: Part | None = None
        for n, (low, high) in enumerate(pieces):
            part = self._piece(max(low, start), high, is_first=n == 0)
            if not part.names:
                return []
            joint = Joint(pieces[n - 1][1], low, Sign.SAME, step=True)
            whole = part if whole is None else and_so(whole, joint, part)
        return [whole] if whole is not None else []

    def _piece(self, start: int, end: int, *, is_first: bool) -> Part:
        """What happens, or what comes of it: with links of its own, unless somebody does it."""
        part = self._part(start, end)
        if part.open_end and not is_directed(_only(self.held, start, end), self.knows):
            return replace(part, names=())
        if part.links and (is_first or not acts(part.names[0].text)):
            return part
        framed = without_lead(_only(self.held, start, end), self.knows)
        framed = without_tail(framed, self.knows)
        said = _seen_through(self.aside.text, framed.text)
        names = Naming(said, self.known, True, True).names(0, len(said), moving=True)
        return Part(tuple(names), (), (), "", framed.assumed, framed.late)

    def _several(self, start: int, end: int) -> list[Part]:
        text = _only(self.held, start, end)
        if SIGNS.search(text):
            return []
        pieces = at_reasons(text)
        if len(pieces) == 1:
            pieces = at_new_subjects(text, joints_of_verbs(text, self.knows), self.knows)
        if len(pieces) == 1:
            return []
        parts = [self._part(max(a, start), b) for a, b in pieces]
        return parts if all(part.links for part in parts) else []

    def _part(self, start: int, end: int) -> Part:
        """What that stretch says; after a link, "because" and "only if" say why or when."""
        why = REASON.search(self.held, start, end)
        if why is not None and self.held[start : why.start()].strip():
            part = self._without_why(start, why.start())
            if part.links:
                since = why.end() if why["only"] is None else why.start("only")
                reason = clean_name(self.aside.text[since:end]).rstrip(" .!?")
                last = part.links[-1]
                reason = " ".join(filter(None, (last.reason, reason)))
                return replace(part, links=(*part.links[:-1], replace(last, reason=reason)))
        return self._without_why(start, end)

    def _without_why(self, start: int, end: int) -> Part:
        """What that stretch says, without the talk around it."""
        framed = without_lead(_only(self.held, start, end), self.knows)
        shorter = without_tail(framed, self.knows)
        if shorter is not framed:
            part = self._framed(shorter, start, end)
            if part.links and (not part.joints[0].written or _only_doubts(framed, shorter)):
                return part
        return self._framed(framed, start, end)

    def _framed(self, framed: Framed, start: int, end: int) -> Part:
        joints, closing = _joints(framed.text, self.knows)
        said = _seen_through(self.aside.text, framed.text)
        said = said if closing is None else said[: closing.start]
        spoken = bool(joints) and not joints[0].written
        chunks = _chunks(Naming(said, self.known, spoken, bool(joints)), joints)
        unsure = framed.unsure or (closing is not None and closing.sign is Sign.UNKNOWN)
        used = joints[: max(len(chunks) - 1, 0)]
        new = [name.text for chunk in chunks for name in chunk if name.variable is None]
        nobody = [name for name in new if is_nobody(name)]
        if spoken and used and (nobody or any(is_fragment(name) for name in new)):
            names = Naming(said, self.known, False, False).names(start, len(said), moving=False)
            return Part(tuple(names), (), (), "", framed.assumed, unclear="".join(nobody[:1]))
        if framed.late and used:
            used[-1] = replace(used[-1], delayed=True)
        if framed.both:
            used = [replace(joint, both=True) for joint in used]
        links = Linking(chunks, self.aside, unsure, start, end).links(used)
        if framed.delay and links:
            links = (*links[:-1], replace(links[-1], delay_length=framed.delay))
        return Part(
            tuple(name for chunk in chunks for name in chunk),
            links,
            (*joints, *([closing] if closing else [])),
            _open_end(said, chunks, joints),
            framed.assumed or any(joint.assumed for joint in used),
            framed.late,
        )


_A_QUESTION = re.compile(r".*\b(?:who|what|which|how|why|when|where)\b[^+>~]*\?", re.IGNORECASE)


def _only_doubts(framed: Framed, shorter: Framed) -> bool:
    """Whether all that was left out is a question mark, and not that of a name."""
    tail = framed.text[len(shorter.text.rstrip()) :].strip()
    return tail.strip("?") == "" and not _A_QUESTION.match(framed.text)


def _only(text: str, start: int, end: int) -> str:
    """As long as the text up to there, blank before ``start``."""
    return " " * start + text[start:end]


def _seen_through(text: str, framed: str) -> str:
    """The text itself where ``framed`` is not blank."""
    return "".join(a if b.strip() else b for a, b in zip(text, framed, strict=False))


def _open_end(said: str, chunks: Sequence[object], joints: Sequence[Joint]) -> str:
    """The joint after the last name found, where no other name follows it."""
    if not 0 < len(chunks) <= len(joints):
        return ""
    joint = joints[len(chunks) - 1]
    return "" if joint.step else said[joint.start : joint.end].strip()


_CLOSING = re.compile(r"(?<=\s)[?~]\s*$")


def _hold_names(text: str, causal_map: CausalMap) -> str:
    """The text with names that look like sentences filled in, so that nothing is found in them."""
    said = fold_name(text)
    if not said:
        return text
    there = (v for v in causal_map.variables.values() if fold_name(v.name) in said)
    odd = [v for v in there if _looks_like_a_sentence(v.name)]
    for variable in sorted(odd, key=lambda v: (-len(v.name), v.id)):
        words = r"\s+".join(re.escape(word) for word in variable.name.split())
        pattern = re.compile(rf"(?<!\S){words}(?=\s|$|,)", re.IGNORECASE)
        text = pattern.sub(lambda found: HELD * len(found[0]), text)
    return text


@lru_cache(maxsize=1 << 15)  # all names of a large map, or none would be found again
def _looks_like_a_sentence(name: str) -> bool:
    padded = f" {name} "
    if any(found.search(padded) for found in (SIGNS, AFTER)):
        return True
    if VERBS.search(padded):  # "cuts" may be the verb, too, and where it stands tells
        return len(name.split()) > 1
    return bool(OPENING.match(name)) or bool(set(_JOINING) & set(fold_name(name).split()))


_JOINING = ("so", "when", "whenever", "because", "as", "if")


def _joints(text: str, knows: Callable[[str], bool]) -> tuple[list[Joint], Joint | None]:
    """What joins names, and what is said of links at the end of it all.

    A lone ``?`` is doubt about every link, a lone ``~`` the delay of the last one.
    """
    signs = joints_of_signs(text) or joints_of_tight_minus(text, knows)
    closing = _CLOSING.search(text)
    if closing is None or not signs:
        return signs or _in_words(text, knows), None
    before = signs[:-1] or _in_words(text[: closing.start()], knows)
    if not before:
        return signs, None
    if signs[-1].delayed:
        before[-1] = replace(before[-1], delayed=True)
    return before, signs[-1]


def _in_words(text: str, knows: Callable[[str], bool]) -> list[Joint]:
    verbs = joints_of_verbs(text, knows)
    if verbs and not text[verbs[-1].end :].strip():  # "trust rises as budgets shrink"
        steps = joints_of_steps(text, knows)
        if steps:
            return steps
    for find in (
        joints_after_cause,
        joints_of_verbs,
        joints_of_steps,
        joints_of_events,
        joints_of_deeds,
    ):
        joints = find(text, knows)
        if joints:
            return joints
    return []


def _chunks(naming: Naming, joints: Sequence[Joint]) -> list[list[SaidName]]:
    """The names before, between and after the joints; ends at the first that is missing."""
    starts = [0, *(joint.end for joint in joints)]
    ends = [*(joint.start for joint in joints), len(naming.text)]
    chunks: list[list[SaidName]] = []
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        around = joints[max(n - 1, 0) : n + 1]
        moving = any(j.step or j.backwards or (j.arrow and not j.written) for j in around)
        names = naming.names(start, end, moving=moving)
        if not names:
            break
        chunks.append(names)
    return chunks
