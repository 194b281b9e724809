"""What a scenario does, said in words: "hold fines at much lower from 2 to 6".

`read.py` turns a text into interventions, with what is missing where it is not understood;
what `loopmap.simulation.act_words` tells of interventions reads back as the same ones.
"""
