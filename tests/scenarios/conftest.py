"""A window of its own for each test that asks for one."""

from tests.support.window_fixtures import *  # noqa: F403
