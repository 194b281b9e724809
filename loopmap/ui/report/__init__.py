"""Writing a report from the window: what is chosen, an outline of it, and where it goes.

Start reading at `dialog.py`: a report as the window asks for it: its sections
(`sections_page.py`), front and what it tells (`told_page.py`), its outline made beside the window
(`preview.py`); `again.py` writes what was last chosen, and `writing.py` is the one place from
which writing begins.
"""
