"""What two loops apart from each other tell: rivals, arms races, accidental adversaries."""

from __future__ import annotations

from loopmap.analysis.stories.cast import Cast, Telling
from loopmap.analysis.stories.pattern import Find
from loopmap.analysis.stories.rings import Rings
from loopmap.analysis.stories.voice import Voice
from loopmap.analysis.wording import capitalised


def tell_success_apart(voice: Voice, _: Rings, find: Find) -> Telling:
    """Success to the successful where only a link joins the two."""
    (left, right), (one, other) = find.at, find.rings
    text = (
        f"{capitalised(voice.name(left))} and {voice.name(right)} each feed themselves, and"
        f" {voice.of(left).degree(True)} {voice.of(left).leads()} to"
        f" {voice.of(right).degree(False)}. Whichever is ahead gets further ahead."
    )
    cast: Cast = [("one side", (left, *one.order)), ("other side", (right, *other.order))]
    question = f"Do {voice.name(left)} and {voice.name(right)} draw on the same pot?"
    return Telling(cast, text, question)


def tell_arms_race(voice: Voice, _: Rings, find: Find) -> Telling:
    """Escalation of two sides that are held in balance at home."""
    left, right = find.at
    names = f"{voice.name(left)} and {voice.name(right)}"
    text = (
        f"{capitalised(names)} are each held in balance by a loop of their own, yet round the"
        " loop they share they drive each other on."
    )
    return Telling(_two_sides(find), text, f"Are {names} two parties that answer each other?")


def tell_adversaries(voice: Voice, _: Rings, find: Find) -> Telling:
    """Accidental adversaries: what each side does for itself works against the other."""
    left, right = find.at
    r, *homes = find.rings
    own = [[v for v in b.order if not r.mask >> v & 1] for b in homes]
    text = (
        f"{capitalised(voice.name(left))} and {voice.name(right)} act on each other round one"
        f" loop. Each side also copes in its own way, with {voice.name(own[0][0])} and with"
        f" {voice.name(own[1][0])}, and that works against the other."
    )
    cast = _two_sides(find)
    cast += [("one side’s own fix", own[0]), ("other side’s own fix", own[1])]
    return Telling(cast, text, "Does either side know what its own fix does to the other?")


def _two_sides(find: Find) -> Cast:
    """Who stands for the two balancing loops that come after the one they share."""
    (left, right), (_, one, other) = find.at, find.rings
    return [("one side", (left, *one.order)), ("other side", (right, *other.order))]
