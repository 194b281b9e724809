"""One verb in the past between two names: "covid increased anxiety"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from loopmap.analysis.sentences.joints import Joint, Judged
from loopmap.analysis.sentences.people import WHO_ACT
from loopmap.model.records import Sign

_DID_MORE = re.compile(
    r"(?:caused|created|triggered|increased|raised|boosted|fuelled|strengthened|provoked)\b"
)
_DID = re.compile(
    r"(?<=\S)\s+(?:(?:has|have|had|also|clearly|really)\s+)*"
    r"(?P<verb>caused|created|triggered|increased|raised|boosted|fuelled|strengthened|provoked|"
    r"reduced|lowered|damaged|destroyed|undermined|weakened|eroded|harmed|prevented|stopped|"
    r"disrupted|improved|worsened)\s+(?!(?:with|by|in|at|for|on|to|even|although|though|when|as|if)\s)(?=\S)",
    re.IGNORECASE,
)
_LEFT_OFF = re.compile(r"stopped\s+\w+ing\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:^|\s)(?:the|an?|of|by|with|to|and|from|in|for|on|are|is)$", re.IGNORECASE
)


def joints_of_deeds(text: str, _: Callable[[str], bool]) -> list[Joint]:
    """The one verb in the past between two names, or [].

    It counts only where nothing else joins them, since the same words stand before names, too.
    """
    found = [m for m in _DID.finditer(text) if text[: m.start()].strip()]
    if len(found) != 1 or _NO_SUBJECT.search(text[: found[0].start()]):
        return []
    who = text[: found[0].start()].casefold().split()[-1]
    if who in WHO_ACT and _LEFT_OFF.match(text, found[0].start("verb")):
        return []
    verb = found[0]["verb"].casefold()
    joint = Joint(found[0].start(), found[0].end(), Sign.OPPOSITE)
    if verb in ("improved", "worsened"):
        judged = Judged.BETTER if verb == "improved" else Judged.WORSE
        return [replace(joint, sign=None, judged=judged)]
    return [replace(joint, sign=Sign.SAME)] if _DID_MORE.match(verb) else [joint]
