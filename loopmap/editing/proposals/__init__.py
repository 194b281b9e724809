"""From map to model in steps: a first equation for any variable, made up from its links.

`propose` proposes for one variable, `propose_rest` for all that have none, each as one
change with a plain sentence why. A first equation is straight around today: it is today's
value, plus for each link how far the cause is from its own value today, times a number for
the strength. Nothing is known of real numbers, so 100 stands for today until somebody
writes another. Whoever has an equation keeps it.

Start reading at `proposing.py`: first equations from links: numbers for today (`today.py`), the
text (`first_equation.py`), where time is needed (`circles.py`), flows for stocks
(`through_a_flow.py`), why in a sentence (`why.py`).
"""
