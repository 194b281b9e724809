"""Named views: what of one remains, what is drawn of it, and its page on paper.

Start reading at `pages.py`: named views (`model/views.py`, `edits/views.py`) as pages on paper,
from the document alone; what of one is still there (`remains.py`), what lies on its paper
(`in_frame.py`), its words (`words.py`); `formats/view_words.py` which lenses, themes and sizes
are known, `ui/view_figures.py` views as figures for export.
"""
