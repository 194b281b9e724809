"""Gestures played without a screen: a press, some moves, a release."""

from loopmap.diagram.hit import Hit
from loopmap.editing.tools.gesture import Pointer, Preview, Scene, Tool
from tests.support.small_maps import TODAY, Boxes, new_ids


def scene(document, *selected):
    return Scene(document, TODAY, frozenset(selected), Boxes(document), new_ids(document))


def at(x, y, kind="nothing", record=None, **keys):
    return Pointer(x, y, Hit(kind, record), **keys)


def let_go(x, y, kind="nothing", record=None, **keys):
    return at(x, y, kind, record, released=True, **keys)


def play(tool: Tool, where: Scene, press: Pointer, *later: Pointer):
    """All previews the gesture shows, and what it comes to (None while it still runs)."""
    gesture = tool(where, press)
    shown: list[Preview] = []
    try:
        shown.append(next(gesture))
        for pointer in later:
            shown.append(gesture.send(pointer))  # noqa: PERF401 - its end must come through
    except StopIteration as stop:
        return shown, stop.value
    gesture.close()
    return shown, None
