"""Named views in the window: shown, made of what is on the screen, changed, walked through.

Start reading at `views.py`: named views in the window: `showing.py` the one that is shown,
`on_screen.py` what is on the screen as a view, `choices.py` what may be changed of one; the page
is `ui/panels/views_panel.py`.
"""
