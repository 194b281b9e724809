"""What readers of other programs' files share: the map they fill, and what their words mean.

Start reading at `map_maker.py`: what readers of other programs' files share: the map they fill,
names made unique (`names.py` gives them back), room for cards where symbols were smaller
(`room.py`), arrows beside each other made one link (`claims.py`), loops of any order
(`rings.py`), what words and styles may mean (`sign_words.py`, `style_guesses.py`).
"""
