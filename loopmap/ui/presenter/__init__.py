"""The map before a room: on a second screen, or alone on this one."""
