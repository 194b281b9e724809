"""What a scenario does, said in words: "hold fines at much lower from 2 to 6".

`read.py` turns a text into interventions, with what is missing where it is not understood;
what `loopmap.simulation.act_words` tells of interventions reads back as the same ones.

Start reading at `read.py`, `grammar.py`: what a scenario does, typed: parts that tell every way a
text may go on (`parts.py`), words that name nobody tried for the variables they may mean
(`guessing.py`, `names.py`), what is known (`known.py`); what `simulation/act_words.py` tells
reads back as the same.
"""
