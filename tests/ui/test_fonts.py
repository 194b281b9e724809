"""The typeface of the map, in the window and in what is drawn beside it."""

import threading

from loopmap.ui.fonts import font


def test_the_same_font_is_handed_out_again(qapp):
    assert font(12.0, 600) is font(12.0, 600)


def test_no_two_threads_share_a_font(qapp):
    theirs = []
    other = threading.Thread(target=lambda: theirs.append(font(12.0, 600)))
    other.start()
    other.join()
    assert theirs[0] is not font(12.0, 600)
    assert theirs[0] == font(12.0, 600)
