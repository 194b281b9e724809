"""Commands of the window, done as a menu does them."""


def trigger(window, command):
    action = window.command_actions.by_id[command]
    assert action.isEnabled(), command
    action.trigger()
