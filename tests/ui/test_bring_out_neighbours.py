"""Whether the map steps back around a variable is a choice that the window remembers."""


def test_it_is_switched_off_and_on_by_a_command(opened):
    command = opened.command_actions.by_id["view.neighbours"]
    dwelling, settings = opened.editor.canvas.dwelling, opened.settings
    assert command.isChecked()
    assert dwelling.wanted
    command.trigger()
    assert not dwelling.wanted
    assert not settings.current.neighbours
    command.trigger()
    assert dwelling.wanted
    assert settings.current.neighbours
