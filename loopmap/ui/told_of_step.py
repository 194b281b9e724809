"""Something said of a step in the banner, which goes when the step is taken back."""

from __future__ import annotations

from loopmap.editing.session import Event, Session
from loopmap.ui.banner import Banner, Choice


def tell_of_step(session: Session, banner: Banner, text: str, *choices: Choice) -> None:
    """Say something of the step that was done last, for as long as it is done."""
    steps = len(session.history.done)
    banner.tell(text, *choices)

    def heard(_: Event) -> None:
        if not banner.says(text):
            stop()
        elif len(session.history.done) < steps:
            stop()
            banner.take_back(text)

    stop = session.listen(heard)
