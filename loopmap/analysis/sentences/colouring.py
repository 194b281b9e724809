"""The coloured stretches of a sentence: names, signs, words of direction, asides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loopmap.analysis.sentences.aside import Aside
from loopmap.analysis.sentences.joints import Joint
from loopmap.analysis.sentences.parts import SaidLink, SaidName, Span, SpanKind
from loopmap.model.records import Sign


def spans_of(
    aside: Aside,
    names: Sequence[SaidName],
    links: Sequence[SaidLink],
    joints: Sequence[Joint],
) -> tuple[Span, ...]:
    """The stretches in their order, none overlapping; what is neither name nor sign is muted."""
    return _around(aside, _filled(aside.text, _spans(aside.text, names, links, joints)))


def _spans(
    text: str,
    names: Sequence[SaidName],
    links: Sequence[SaidLink],
    joints: Sequence[Joint],
) -> list[Span]:
    arriving: dict[int, Sign | None] = {link.target: link.sign for link in links}
    spans: list[Span] = []
    for n, name in enumerate(names):
        kind = SpanKind.NEW if name.variable is None else SpanKind.KNOWN
        spans.append(Span(name.start, name.end, kind, arriving.get(n)))
    for joint in joints:
        kind = SpanKind.DIRECTION if joint.step else SpanKind.SIGN
        sign = _drawn(joint, names, links) if joint.sign is None else joint.sign
        start, end = _bare(text, joint.start, joint.end)
        spans += [Span(start, end, kind, sign)] if start < end else []
    return sorted(spans, key=lambda span: span.start)


def _drawn(joint: Joint, names: Sequence[SaidName], links: Sequence[SaidLink]) -> Sign | None:
    """The sign of the first link that the joint makes."""
    for link in links:
        later = max(link.source, link.target)
        if names[later].start >= joint.end:
            return link.sign
    return None


def _filled(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, and one for each stretch of words between them."""
    filled: list[Span] = []
    at = 0
    for span in (*spans, Span(len(text), len(text), SpanKind.DIRECTION)):
        start, end = _bare(text, at, span.start)
        if start < end:
            filled.append(Span(start, end, SpanKind.DIRECTION))
        if span.start < span.end:
            filled.append(span)
        at = max(at, span.end)
    return filled


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
