"""A screen reader's view of a running Loopmap, printed as JSON; run by the system's Python.

Needs pyatspi, which no package index carries: it comes with the system's at-spi.
"""

import json
import sys
import time

import pyatspi

PAUSE, TRIES = 0.25, 480


def application():
    """The application called Loopmap, once it is on the bus."""
    for _ in range(TRIES):
        desktop = pyatspi.Registry.getDesktop(0)
        for place in range(desktop.childCount):
            child = desktop.getChildAtIndex(place)
            if child is not None and child.name == "Loopmap":
                return child
        time.sleep(PAUSE)
    sys.exit("Loopmap did not come on the bus.")


def walk(node, most):
    yield node
    for place in range(min(node.childCount, most)):
        child = node.getChildAtIndex(place)
        if child is not None:
            yield from walk(child, most)


def found(top, name):
    """The thing of that name, as soon as the window has it."""
    for _ in range(TRIES):
        for node in walk(top, 80):
            if node.name == name:
                return node
        time.sleep(PAUSE)
    sys.exit(f"Nothing is called {name}.")


def told(node):
    actions = node.queryAction()
    return {
        "name": node.name,
        "role": node.getRoleName(),
        "description": node.description,
        "actions": [actions.getName(n) for n in range(actions.nActions)],
        "selected": node.getState().contains(pyatspi.STATE_SELECTED),
    }


canvas = found(application(), "Causal loop diagram")
items = [canvas.getChildAtIndex(n) for n in range(canvas.childCount)]
first = items[0]
actions = first.queryAction()
names = [actions.getName(n) for n in range(actions.nActions)]
actions.doAction(names.index("SetFocus"))
for _ in range(TRIES):
    if told(first)["selected"]:
        break
    time.sleep(PAUSE)
print(json.dumps([told(item) for item in items]))
