"""From a text to a Sentence: names, the links between them, and what is said beside.

Names that exist are known by folding, and one that holds signs, verbs or commas of
its own is still one name. Symbols win over words: where a sentence has a sign, verbs
belong to the names, and commas count only where there is neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from loopmap.editing.sentence.aside import Aside, put_aside
from loopmap.editing.sentence.parts import SaidLink, SaidName, Sentence, Span, SpanKind
from loopmap.editing.sentence.words import (
    DIRECTION,
    SIGNS,
    STEPS,
    VERBS,
    Joint,
    direction_of,
    joint_of_signs,
    joint_of_verb,
)
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, fold_name
from loopmap.model.records import Sign


def parse(text: str, causal_map: CausalMap) -> Sentence:
    """The sentence in ``text``, names looked up on the map. Never fails. O(variables)."""
    known = {fold_name(v.name): v.id for v in causal_map.variables.values()}
    groups = [group.name for group in causal_map.groups.values()]
    aside = put_aside(text, groups)
    held = _hold_names(aside.text, causal_map)
    joints, doubt = _split_doubt(_joints(held), held)
    said = aside.text if doubt is None else aside.text[: doubt.start]
    names = _names(said, joints, known)
    kept = joints[: max(len(names) - 1, 0)]
    links = tuple(
        _link(names, n, joint, aside, unsure=doubt is not None) for n, joint in enumerate(kept)
    )
    return Sentence(
        text,
        tuple(names),
        links,
        aside.group,
        "" if links else aside.reasons_joined(),
        aside.assumed,
        _around(aside, _spans(text, names, links, [*joints, *([doubt] if doubt else [])])),
    )


_HELD = "\x00"


def _hold_names(text: str, causal_map: CausalMap) -> str:
    """The text with names that look like sentences filled in, so that nothing is found in them."""
    for variable in sorted(causal_map.variables.values(), key=lambda v: (-len(v.name), v.id)):
        if not _looks_like_a_sentence(variable.name):
            continue
        words = r"\s+".join(re.escape(word) for word in variable.name.split())
        pattern = re.compile(rf"(?<!\S){words}(?=\s|$|,)", re.IGNORECASE)
        text = pattern.sub(lambda found: _HELD * len(found[0]), text)
    return text


@lru_cache(maxsize=4096)
def _looks_like_a_sentence(name: str) -> bool:
    padded = f" {name} "
    return any(found.search(padded) for found in (SIGNS, VERBS, STEPS))


def _joints(text: str) -> list[Joint]:
    signs = [joint_of_signs(text, *found.span()) for found in SIGNS.finditer(text)]
    if signs:
        return signs
    verbs = list(VERBS.finditer(text))
    if verbs:
        return [
            joint_of_verb(verb)
            for verb, later in zip(verbs, [*verbs[1:], None], strict=True)
            if later is None or text[verb.end() : later.start()].strip()
        ]
    if not DIRECTION.match(text.lstrip()):
        return []
    return [Joint(*found.span(), Sign.SAME, step=True) for found in STEPS.finditer(text)]


def _split_doubt(joints: list[Joint], text: str) -> tuple[list[Joint], Joint | None]:
    """A lone ``?`` at the end of a whole link: not a sign but doubt about all of them."""
    if len(joints) < 2 or text[joints[-1].end :].strip():
        return joints, None
    last = joints[-1]
    return (joints[:-1], last) if text[last.start : last.end] == "?" else (joints, None)


def _names(text: str, joints: Sequence[Joint], known: dict[str, RecordId]) -> list[SaidName]:
    """The names before, between and after the joints; ends at the first that is missing."""
    starts = [0, *(joint.end for joint in joints)]
    ends = [*(joint.start for joint in joints), len(text)]
    seen = dict(known)
    names: list[SaidName] = []
    for start, end in zip(starts, ends, strict=True):
        name = _name(text, start, end, seen)
        if name is None:
            break
        names.append(name)
    return names


def _name(text: str, start: int, end: int, seen: dict[str, RecordId]) -> SaidName | None:
    start, end = _trimmed(text, start, end)
    if start >= end:
        return None
    direction = 0
    while fold_name(text[start:end]) not in seen:
        found = DIRECTION.match(text, start, end)
        if found is None or found.end() >= end:
            break
        way, always = direction_of(found["word"])
        if not always and fold_name(text[found.end() : end]) not in seen:
            break
        direction = way * (direction or 1)
        start = found.end()
    said = clean_name(text[start:end])
    if not any(unicodedata.category(c)[0] in "LNS" for c in said):
        return None
    return SaidName(said, start, end, direction, seen.get(fold_name(said)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;."):
        end -= 1
    return start, end


def _link(
    names: Sequence[SaidName], n: int, joint: Joint, aside: Aside, *, unsure: bool
) -> SaidLink:
    source, target = names[n], names[n + 1]
    last = n + 2 == len(names)
    after = names[n + 2].start if not last else len(aside.text) + 1
    reason = aside.reasons_between(target.start if n else 0, after)
    sign = Sign.UNKNOWN if unsure else _sign(joint, source, target)
    return SaidLink(n, n + 1, sign, joint.delayed, reason)


def _sign(joint: Joint, source: SaidName, target: SaidName) -> Sign | None:
    """The joint's sign, turned once for each end that was said to fall."""
    sign = joint.sign
    if sign is None and joint.arrow and target.direction:
        sign = Sign.SAME
    if sign is None or sign is Sign.UNKNOWN:
        return sign
    turned = (source.direction < 0) is not (target.direction < 0)
    if not turned:
        return sign
    return Sign.OPPOSITE if sign is Sign.SAME else Sign.SAME


def _spans(
    text: str,
    names: Sequence[SaidName],
    links: Sequence[SaidLink],
    joints: Sequence[Joint],
) -> list[Span]:
    arriving: dict[int, Sign | None] = {link.target: link.sign for link in links}
    spans: list[Span] = []
    for n, joint in enumerate(joints):
        kind = SpanKind.DIRECTION if joint.step else SpanKind.SIGN
        sign = links[n].sign if joint.sign is None and n < len(links) else joint.sign
        spans.append(Span(*_bare(text, joint.start, joint.end), kind, sign))
    for n, name in enumerate(names):
        kind = SpanKind.NEW if name.variable is None else SpanKind.KNOWN
        spans.append(Span(name.start, name.end, kind, arriving.get(n)))
        before = max((s.end for s in spans if s.end <= name.start), default=0)
        start, end = _bare(text, before, name.start)
        if name.direction and start < end:
            spans.append(Span(start, end, SpanKind.DIRECTION))
    return spans


def _around(aside: Aside, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans with the asides among them; a name with an aside in its midst is two spans."""
    for start, end in aside.spans:
        pieces = [
            replace(span, start=low, end=high)
            for span in spans
            for low, high in ((span.start, min(span.end, start)), (max(span.start, end), span.end))
            if low < high
        ]
        spans = [*pieces, Span(start, end, SpanKind.ASIDE)]
    return tuple(sorted(spans, key=lambda span: span.start))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
