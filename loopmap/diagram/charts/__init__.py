"""Charts of runs as shapes: the same on the screen, in pictures and on paper.

Start reading at `chart.py`: charts of runs as shapes, the same on screen, in pictures and on
paper: courses over time, a tornado, layers of loops (`layers.py`); `formats/chart_file.py` puts
them into files with their words and table, `editing/answer_chart.py` says what they say.
"""
