"""A window of its own for each test that asks for one."""

from tests.support.window_fixtures import (
    answers,
    clock,
    folders,
    moving,
    opened,
    small,
    still,
    window,
)

__all__ = ["answers", "clock", "folders", "moving", "opened", "small", "still", "window"]
