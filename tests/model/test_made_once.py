"""What is made once: kept, and nobody waits for what another thread makes."""

from threading import Event, Thread

from loopmap.model.made_once import made_once


class Thing:
    def __init__(self, make):
        self._make = make

    @made_once
    def made(self):
        """What it makes."""
        return self._make()


def test_it_is_made_when_first_asked_for_and_kept():
    count = []
    thing = Thing(lambda: count.append(1) or object())
    assert not count
    assert thing.made is thing.made
    assert count == [1]


def test_it_says_what_it_is():
    assert Thing.made.__doc__ == "What it makes."


def test_nobody_waits_while_another_thread_makes_the_same_of_another_thing():
    begun, go_on = Event(), Event()
    slow = Thing(lambda: (begun.set(), go_on.wait(60)))
    worker = Thread(target=lambda: slow.made)
    worker.start()
    try:
        assert begun.wait(60)
        assert Thing(lambda: "at once").made == "at once"
        assert worker.is_alive()
    finally:
        go_on.set()
        worker.join()


def test_threads_that_ask_at_once_get_the_same():
    begun, go_on, got = Event(), Event(), []
    thing = Thing(lambda: (begun.set(), go_on.wait(60)) and object())
    worker = Thread(target=lambda: got.append(thing.made))
    worker.start()
    assert begun.wait(60)
    thing._make = object
    mine = thing.made
    go_on.set()
    worker.join()
    assert got == [mine]
