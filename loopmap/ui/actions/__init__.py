"""Every command of the window, as data.

Start reading at `catalogue.py`: every command as data: menus, toolbar, palette and the F1 page
are made from it; `why_not.py` what one asks for that is not so.
"""
