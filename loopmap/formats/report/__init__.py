"""Reports: what one holds, without saying how it is written, and its writers for reading.

Start reading at `content.py`: what a report holds, as values; written as HTML (`html.py`,
`html_style.py`), Markdown (`markdown.py`) and Word (`formats/word/`), there also in the looks of
a template of a council (`formats/word/house.py`, from which `scrub.py` takes all that acts).
"""
