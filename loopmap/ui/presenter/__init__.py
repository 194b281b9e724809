"""The map before a room: on a second screen, or alone on this one.

Start reading at `presenting.py`: the map before a room: second screen, what it follows
(`following.py`; `beside.py` where two maps are side by side), the projector test.
"""
