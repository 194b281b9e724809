"""Verbs between two names: how one thing acts on the next, as people say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from loopmap.analysis.name_words import POSSESSIVES
from loopmap.analysis.sentences.directions import BECAUSE_WORD
from loopmap.analysis.sentences.joints import Joint, Judged
from loopmap.analysis.sentences.no_deed import is_no_deed
from loopmap.model.records import Sign

MORE_OR_LESS = (
    "more|less|fewer|higher|lower|greater|better|worse|stronger|weaker|longer|shorter|larger|"
    "smaller|bigger|poorer|too|no"
)
"""Words before a name that tell which way it goes, after which "mean" and the like are verbs."""

_SOME = r"(?:[\w'’]+\s+){1,3}?"
"""Whom it happens to, between a verb and its preposition: "push families into"."""

_AFFECTS = r"(?:affects?|influences?|impacts?(?: on)?)"
_SAME = (
    rf"positively {_AFFECTS}|ha(?:s|ve) an? (?:positive|good) (?:effect|impact|influence) on|"
    rf"(?:push|drive|force|drag|draw|pull|lure|tip|plunge|put)(?:e?s)?\s+{_SOME}(?:into|under|towards?)|"
    rf"makes?\s+it\s+(?:much\s+|even\s+)?(?:easier|possible|more\s+likely)\s+(?:for\s+{_SOME})?"
    r"(?:to|that)|(?:is|are|becomes?) (?:much )?more likely to|"
    rf"makes?\s+{_SOME}more likely to|"
    "(?:is|are) (?:a|an|the|one) (?:(?:main|major|key|big|biggest|root|common) )?"
    "(?:cause|driver|source|trigger|reason)s? (?:of|for|behind)|"
    "leads? to|led to|leading to|results? in|resulted in|contributes? to|adds? to|gives? rise to|"
    "brings? about|causes?|creates?|generates?|produces?|triggers?|sparks?|increases?|raises?|"
    "boosts?|lifts?|heightens?|strengthens?|reinforces?|builds?(?: up)?|rebuilds?|fuels?|"
    "feeds?(?: into)?|drives? up|drives?|pushes? up|push up|puts? up|encourages?|promotes?|"
    r"fosters?(?!\s+(?:car|parent|famil|home|placement|child))|offers?|"
    r"show(?:s|ed)? (?:up )?(?:as|in)|brings? back|restores?|"
    "supports?|funds|enables?|helps?(?: to build)?|attracts?|widens?|deepens?|sustains?|"
    "exacerbates?|aggravates?|intensif(?:y|ies)|escalates?|provokes?|prompts?|accelerates?|"
    "speeds? up|enhances?|ensures?|secures?|nurtures?|motivates?|perpetuates?|ends? in|"
    "turns? into|opens? up|breeds?|"
    r"(?:(?<=\bso\s)|(?<=\bthen\s)|(?<=\beventually\s))to|"
    r"means(?!\s+(?:test|of\b|to\b))(?: that)?|mean that|"
    r"mean(?=\s+(?:[\w'’]+\s+){1,3}?(?:go|goes|get|gets|is|are|has|have|can|cannot|can['’]?t|do|"
    r"don['’]?t|won['’]?t|stay|end)\s)|"
    r"mean(?=\s+(?:families|kids|children|parents|pupils|people|young\s+people|staff|teachers|"
    r"schools)\s+\S)|"
    r"(?<=[a-rtv-z]s\s)mean(?!\s+(?:well|to|it|business|something|nothing|a lot)\b)(?: that)?|"
    "(?:mean|leaves?|gives?|brings?|makes?(?: for)?|allows?)(?: that)?"
    rf"(?=\s+(?:the\s+|even\s+|much\s+)?(?:{MORE_OR_LESS})\s)|"
    rf"(?:gives?|leaves?|brings?|offers?|means?)\s+{_SOME}(?:with|have|has|get|gets)"
    rf"(?=\s+(?:{MORE_OR_LESS})\s)|"
    r"(?:gives?|brings?|offers?)(?:\s+[\w'’]+){1,2}(?=\s+(?:more|less|fewer)\s)"
)
_OPPOSITE = (
    rf"(?:inversely|negatively|adversely) {_AFFECTS}|"
    "ha(?:s|ve) an? (?:negative|bad|adverse|harmful|damaging) (?:effect|impact|influence) on|"
    rf"(?:stops?|prevents?|discourages?|deters?|protects?|shields?)\s+{_SOME}"
    rf"from|keeps?\s+{_SOME}from(?=\s+\w+ing\b)|takes?\s+{_SOME}away from|"
    rf"makes?\s+it\s+(?:much\s+|even\s+)?(?:harder|hard|difficult|more\s+difficult|impossible|"
    rf"less\s+likely)\s+(?:for\s+{_SOME})?(?:to|that)|"
    rf"(?:is|are|becomes?) (?:much )?less likely to|makes?\s+{_SOME}less likely to|"
    "stops?|reduces?|lowers|decreases?|prevents?|weakens?|undermines?|erodes?|harms?|hurts?|"
    "discourages?|deters?|damages?|destroys?|holds? back|crowds? out|cuts?(?: down| back)?|"
    "limits?|restricts?|blocks?|hinders?|hampers?|drives? down|drives? away|brings? down|"
    "pushes? down|push down|pushes? out|push out|diminish(?:es)?|dampens?|slows?(?: down)?|"
    "eases?|relieves?|lessens?|protects? (?:against|from)|gets? in the way of|breaks? down|"
    "takes? away(?: from)?|shrinks?|narrows?|inhibits?|disrupts?|impairs?|mitigates?|drains?|"
    "puts? off|counters?|tackles?|leaves? less(?: room)? for|delays?|breaks? up|splits? up|"
    "eats? (?:up|into|away at)|uses? up|squeezes?(?: out)?|wears? (?:down|away)|averts?|avoids?|"
    "curbs?|alleviates?|offsets?|buffers?(?: against)?|threatens?|jeopardi[sz]es?|compromises?|"
    "spoils?|ruins?|suppress(?:es)?|minimi[sz]es?|depletes?|exhausts?|saps?|chips? away at|"
    "kills?|counteracts?|stands? in the way of|breaks?"
)
_UNKNOWN = (
    "affects?|influences?|shapes|impacts?(?: on)?|alters?|has an? (?:effect|impact|influence) on|"
    "have an? (?:effect|impact|influence) on|puts? (?:more )?pressure on|relates? to|"
    "(?:is|are) (?:linked|related|connected) (?:to|with)|(?:isn|aren)['’]?t (?:linked|related) to|"
    r"(?:is|are) not (?:linked|related) to|plays? an? (?:\w+ )?(?:role|part) in|"
    "has to do with|have to do with|determines?|changes"
)
_BETTER = "improves?|(?:is|are) (?:very )?(?:good|great|important|essential|vital|crucial) for"
_WORSE = "worsens?|(?:is|are) (?:very )?bad for"
_MOVES = (
    r"(?:drives?|push(?:es)?|puts?|brings?|forces?|sends?)"
    r"(?=(?:\s+(?!up\b|down\b)\S+){1,4}\s+(?:up|down)\s*$)"
)
"""With what comes before its "up": "absence drives costs up"."""

_ARROW = (
    r"makes?(?!\s+(?:(?:all|the|a|an|no|any|little|big|huge|real|such)\s+)*"
    r"(?:difference|sense|progress|mistakes?|contact|friends)\b)|keeps?(?!\s+\w+ing\b)|made(?=\s.+\s(?:worse|better|harder|easier|stronger|weaker|"
    r"longer|shorter|higher|lower|bigger|smaller)\s*$)"
)
_BY = (
    r"(?:(?:is|are|was|were)(?:n['’]?t|\s+not)?|gets?|being|has been|have been)"
    r"(?:\s+(?:also|often|mostly|mainly|partly|made))*\s+"
)
_BACK_SAME = (
    rf"{_BY}(?:caused|driven(?: up)?|increased|raised|fuelled|fueled|fed|triggered|improved|"
    "built|boosted|created|produced|supported|strengthened|encouraged|helped|reinforced|prompted|"
    "provoked|maintained|"
    "made worse|exacerbated|explained) by|"
    "(?:comes?|stems?|results?|arises?|follows?|resulting|coming) from|"
    rf"(?:{_BY})?(?:{BECAUSE_WORD} of|due to|thanks to|owing to|down to|a result of|"
    r"as a result of)|"
    "(?:is|are) (?:directly )?proportional to|relies on|rely on|requires?"
)
_BACK_OPPOSITE = (
    rf"{_BY}(?:reduced|lowered|prevented|stopped|undermined|weakened|eroded|damaged|held back|"
    "cut|limited|blocked|harmed|hurt|crowded out|discouraged|deterred|hindered|eased|restricted"
    "|driven down|squeezed|drained|delayed|disrupted|threatened|exhausted|hampered|broken|worn down"
    r") by|suffers? (?:from|because of|when)|(?:is|are) inversely proportional to"
)
_BACK_UNKNOWN = rf"{_BY}(?:affected|influenced|shaped|determined|impacted) by"
_BACK_NEEDED = "(?:largely |partly |mostly |also )?depends? (?:up)?on"

_LATER = "eventually|slowly|later|in time|over time|after a while|in the end|in the long run"
_ON = (
    r"(?:(?:which|that|who|then|so|and so|and then|(?:and|but) (?:this|that|it|they|these)|this|"
    r"in turn)\s+)*"
)
_BESIDE = r"(?:and|but|and also|but also)\s+"
_NOT = (
    r"(?:(?:do|does|did|can|will|would|could)\s+not|(?:do|does|did|ca|wo|would|could)n['’]?t|"
    r"cannot|never|barely|scarcely|hardly\s+ever|not\s+(?:really|always|necessarily)|"
    r"no longer|hardly|rarely|seldom)\s+"
)
_MAY = "may|might|could|probably|possibly|perhaps|maybe"
_MILD = (
    rf"(?:(?:(?P<may>{_MAY})|can|will|would|(?:nearly |almost )?always|often|usually|sometimes|"
    r"also|mostly|mainly|normally|typically|frequently|invariably|inevitably|regularly|quickly|simply|"
    r"directly|really|only|"
    r"just|still|clearly|even|soon|probably|generally|further|greatly|seriously|badly|"
    r"have|has|tends?\s+to|seems?\s+to|helps|(?<=s\s)(?<!ss\s)help|helps?\s+to)\s+)*"
)
VERBS = re.compile(
    rf"(?<=\s)(?:(?P<beside>{_BESIDE})|(?P<on>{_ON}))"
    rf"(?:(?P<before>{_LATER})\s+)?(?P<not>{_NOT})?{_MILD}(?:(?P<soon>{_LATER})\s+)?"
    rf"(?P<verb>(?P<back_opposite>{_BACK_OPPOSITE})|(?P<back_same>{_BACK_SAME})"
    rf"|(?P<back_unknown>{_BACK_UNKNOWN})|(?P<back_needed>{_BACK_NEEDED})"
    rf"|(?P<moves>{_MOVES})|(?P<opposite>{_OPPOSITE})|(?P<same>{_SAME})|(?P<unknown>{_UNKNOWN})"
    rf"|(?P<better>{_BETTER})|(?P<worse>{_WORSE})|(?P<arrow>{_ARROW}))"
    rf"(?P<after>\s+(?:{_LATER}))?(?=\s|$)",
    re.IGNORECASE,
)
"""A verb with the small words about it. Where two could begin, the longer thing said wins."""

_KINDS: dict[str, Joint] = {
    "back_opposite": Joint(0, 0, Sign.OPPOSITE, backwards=True),
    "back_same": Joint(0, 0, Sign.SAME, backwards=True),
    "back_unknown": Joint(0, 0, Sign.UNKNOWN, backwards=True),
    "back_needed": Joint(0, 0, None, judged=Judged.NEEDED, backwards=True),
    "opposite": Joint(0, 0, Sign.OPPOSITE),
    "same": Joint(0, 0, Sign.SAME),
    "unknown": Joint(0, 0, Sign.UNKNOWN),
    "better": Joint(0, 0, None, judged=Judged.BETTER),
    "worse": Joint(0, 0, None, judged=Judged.WORSE),
    "arrow": Joint(0, 0, None, arrow=True),
    "moves": Joint(0, 0, None, arrow=True),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOUNS_TOO = _words(
    "cause increase support trigger boost drive fuel feed lift build help cut limit block harm "
    "damage stop impact influence decrease spark leave shape counter drain hurt make keep "
    "delay prompt buffer squeeze break offer"
)
_NOUNS_IN_S = _words(
    "causes increases supports funds triggers boosts drives feeds lifts helps cuts limits blocks "
    "harms damages stops impacts influences decreases sparks leaves shapes counters drains delays "
    "breaks offers prompts buffers changes compromises"
)
_PEOPLE = _words("people children parents men women staff police media governors they")
_NOT_AFTER_A_VERB = re.compile(
    r"\s*(?:$|[,;.])|\s+\S+\s+\S+\s+ago\b|\s+(?:of|in|for|at|on|by|from|with|and|or|when|because|as|if|so|to|about)\s",
    re.IGNORECASE,
)


_THEY_DO = re.compile(
    r"\s+(?:force|hit|make|mean|push|put|drag|come|go|get|take|leave|send|keep|bring|give|let|are|were|"
    r"have|will|can|could|may|might|would)\s+\S",
    re.IGNORECASE,
)
"""What several things do, and no thing that one acts on."""

_WITHOUT_OBJECT = re.compile(r"\s+(?:when|whenever|because|as|if)\s", re.IGNORECASE)
"""After this a verb acts on nothing: "attendance improves when …"."""

ASKS = re.compile(r"\s*(?:does|do|did|could)\s+(?=\S)", re.IGNORECASE)
"""What opens a question: "does exclusion cause crime?"."""

_NEGATED = re.compile(r"(?:is|are|was|were)n['’]?t\b|\snot\s", re.IGNORECASE)


def _known(_: str) -> bool:
    return True


def joints_of_verbs(text: str, knows: Callable[[str], bool] = _known) -> list[Joint]:
    """The verbs of ``text`` that join two names; the same word as a noun is none.

    "Budget cuts in schools" and "root cause" hold nouns: a noun has a preposition after
    it, or stands after a word that no plain verb can follow. "Police stops" with nothing
    after it is one name, unless ``knows`` says that a name ends before the word.
    """
    found: list[re.Match[str]] = []
    for verb in VERBS.finditer(text):
        if _is_noun(verb, text) or (verb["beside"] and not found and _may_be_a_noun(verb)):
            continue
        if verb["beside"] and not found and not knows(text[: verb.start()].strip()):
            return []  # of "shade cools the river and lowers flow" the first verb is not known
        if found and _is_object(verb, found[-1]):
            if not (_may_be_a_noun(found[-1]) and _acts_on_something(verb)):
                continue
            found.pop()  # "budget cuts increase waits"
        found.append(verb)
    if found and _ends_a_new_name(found[-1], found[-2].end() if len(found) > 1 else 0, knows):
        del found[-1]
    return [
        _joint(verb)
        for n, verb in enumerate(found)
        if verb is found[-1] or text[verb.end() : found[n + 1].start()].strip()
    ]


def _ends_a_new_name(verb: re.Match[str], since: int, knows: Callable[[str], bool]) -> bool:
    """Whether the text ends with this word and it may be a noun after a name nobody knows."""
    text = verb.string
    if text[verb.end() :].strip() or verb["verb"].casefold() not in _NOUNS_IN_S:
        return False
    before = text[since : verb.start()].split()
    return not any(knows(" ".join(before[n:])) for n in range(len(before)))


def _may_be_a_noun(verb: re.Match[str]) -> bool:
    return verb["verb"].casefold() in _NOUNS_TOO | _NOUNS_IN_S


def _acts_on_something(verb: re.Match[str]) -> bool:
    """Whether a thing stands right after it: "cuts increase waits", not "cuts support"."""
    rest = verb.string[verb.end() :]
    goes_on = _NOT_AFTER_A_VERB.match(rest) or re.match(r"\s*(?:which|that|who)\b", rest)
    return bool(rest.strip()) and goes_on is None


def _is_object(verb: re.Match[str], before: re.Match[str]) -> bool:
    """Whether the word is what a verb right before it acts on: "reduces harm", "builds support"."""
    gap = verb.string[before.end() : verb.start()]
    may_be = _may_be_a_noun(verb)
    helps = before["verb"].casefold().startswith("help")
    return may_be and not gap.strip() and not helps and not verb["on"] and not verb["beside"]


def _is_noun(verb: re.Match[str], text: str) -> bool:
    if _WITHOUT_OBJECT.match(text, verb.end()) or is_no_deed(verb, VERBS):
        return True
    word = verb["verb"].casefold().removesuffix(" on")
    if word not in _NOUNS_TOO and word not in _NOUNS_IN_S:
        return False
    several_do = word in _NOUNS_IN_S and _THEY_DO.match(text, verb.end())  # "cuts force boats out"
    if several_do or (text[verb.end() :].strip() and _NOT_AFTER_A_VERB.match(text, verb.end())):
        return True
    if word in _NOUNS_IN_S or verb["beside"] or verb["on"] or verb.start() < verb.start("verb"):
        return False
    before = text[: verb.start()].casefold().split()
    if ASKS.match(text) or (before and before[-1] in POSSESSIVES):
        return not ASKS.match(text)
    plural = bool(before) and before[-1].endswith("s") and not before[-1].endswith("ss")
    joined = not {"and", "nor"}.isdisjoint(before[1:-1]) and bool(text[verb.end() :].strip())
    return not (plural or joined or (before and before[-1] in _PEOPLE))


def _joint(found: re.Match[str]) -> Joint:
    kind = next(name for name in _KINDS if found[name] is not None)
    delayed = any(found[group] is not None for group in ("before", "soon", "after"))
    joint = replace(
        _KINDS[kind],
        start=found.start(),
        end=found.end(),
        delayed=delayed,
        branch=found["beside"] is not None,
        assumed=found["may"] is not None,
    )
    if found["not"] is None and not _NEGATED.search(found["verb"]):
        return joint
    return replace(joint, sign=Sign.UNKNOWN, arrow=False, judged=None)
