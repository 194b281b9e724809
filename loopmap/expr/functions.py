"""The built-in functions and values: what they are called, take, mean and measure.

Sources: XMILE 1.0, section 3.5 (functions) and 3.7 (arrays); “isee” is what Stella adds,
“Vensim” what its exports bring along.
"""

from __future__ import annotations

from loopmap.expr.function import Family, Function, Measure, Value, row
from loopmap.expr.names import CanonicalName, canonical

_MATHS = "XMILE 1.0, 3.5.1"
_CHANCE = "XMILE 1.0, 3.5.2"
_DELAYS = "XMILE 1.0, 3.5.3"
_INPUTS = "XMILE 1.0, 3.5.4"
_TIMES = "XMILE 1.0, 3.5.5"
_OTHERS = "XMILE 1.0, 3.5.6"
_ARRAYS = "XMILE 1.0, 3.7"

_ROWS = (
    (
        Family.PLAIN,
        ("ABS(x)", "", "The size of x, without its sign.", _MATHS),
        ("INT(x)", "", "x without its decimals: INT(-9.9) is -9.", _MATHS),
        ("ROUND(x)", "", "The whole number nearest to x; halves go away from 0.", "isee"),
        ("SQRT(x)", "root", "The square root of x, which must not be negative.", _MATHS),
        ("EXP(x:1)", "1", "e to the power of x.", _MATHS),
        ("LN(x:1)", "1", "The natural logarithm of x, which must be above 0.", _MATHS),
        ("LOG10(x:1)", "1", "The logarithm of x to base 10; x must be above 0.", _MATHS),
        ("SIN(x:1)", "1", "The sine of x, an angle in radians.", _MATHS),
        ("COS(x:1)", "1", "The cosine of x, an angle in radians.", _MATHS),
        ("TAN(x:1)", "1", "The tangent of x, an angle in radians.", _MATHS),
        ("ARCSIN(x:1)", "1", "The angle whose sine is x, from -1 to 1.", _MATHS),
        ("ARCCOS(x:1)", "1", "The angle whose cosine is x, from -1 to 1.", _MATHS),
        ("ARCTAN(x:1)", "1", "The angle whose tangent is x.", _MATHS),
        ("SINH(x:1)", "1", "The hyperbolic sine of x.", "Vensim"),
        ("COSH(x:1)", "1", "The hyperbolic cosine of x.", "Vensim"),
        ("TANH(x:1)", "1", "The hyperbolic tangent of x, between -1 and 1.", "Vensim"),
        (
            "SAFEDIV(a, b:any, instead?:quotient)",
            "quotient",
            "a divided by b, or instead (0 if not given) where b is 0.",
            "isee",
        ),
    ),
    (
        Family.ARRAY,
        ("MIN(x, …)", "", "The smallest of all that is given.", _MATHS),
        ("MAX(x, …)", "", "The largest of all that is given.", _MATHS),
        ("SUM(x, …)", "", "The sum over all elements.", _ARRAYS),
        ("MEAN(x, …)", "", "The mean of all elements.", _ARRAYS),
        ("STDDEV(x, …)", "", "How far elements lie from their mean (n - 1 below).", _ARRAYS),
        ("SIZE(x:any, …)", "1", "How many elements there are.", _ARRAYS),
        ("PROD(x:1, …)", "1", "The product of all elements.", "Vensim"),
    ),
    (
        Family.INPUT,
        (
            "PULSE(volume, first?:time, interval?:time)",
            "value/time",
            "The volume within one step, at the first time and then at every interval.",
            _INPUTS,
        ),
        ("STEP(height, time:time)", "", "0, and the height from the time on.", _INPUTS),
        (
            "RAMP(slope, start:time, end?:time)",
            "value*time",
            "0 up to the start, then rising by the slope, level again from the end on.",
            _INPUTS,
        ),
    ),
    (
        Family.MEMORY,
        ("INIT(x)", "", "What x was at the start of the run.", _OTHERS),
        ("PREVIOUS(x, initial)", "", "What x was one step ago; initial at the start.", _OTHERS),
        (
            "SMTH1(input, time:time, initial?)",
            "",
            "The input smoothed: it moves to the input over the time.",
            _DELAYS,
        ),
        ("SMTH3(input, time:time, initial?)", "", "Smoothed three times in a row.", _DELAYS),
        (
            "SMTHN(input, time:time, order:1, initial?)",
            "",
            "Smoothed as often in a row as the order says.",
            _DELAYS,
        ),
        (
            "DELAY(input, time:time, initial?)",
            "",
            "What the input was the time ago, at least one step; until then initial.",
            _DELAYS,
        ),
        (
            "DELAY1(input, time:time, initial?)",
            "",
            "The input passing through a stock that empties over the time.",
            _DELAYS,
        ),
        (
            "DELAY3(input, time:time, initial?)",
            "",
            "The input passing through three stocks in a row.",
            _DELAYS,
        ),
        (
            "DELAYN(input, time:time, order:1, initial?)",
            "",
            "The input passing through as many stocks as the order says.",
            _DELAYS,
        ),
        (
            "TREND(input, time:time, initial?:1/time)",
            "1/time",
            "How fast the input grows, as a share of its average over the time.",
            _DELAYS,
        ),
        (
            "FORCST(input, time:time, horizon:time, initial?:1/time)",
            "",
            "The input as far ahead as the horizon, if its trend goes on.",
            _DELAYS,
        ),
    ),
    (
        Family.RANDOM,
        ("RANDOM(lowest, highest, seed?:1)", "", "Any number between the two.", _CHANCE),
        (
            "NORMAL(mean, deviation, seed?:1, lowest?, highest?)",
            "",
            "A number from a normal distribution, kept within lowest and highest.",
            _CHANCE,
        ),
        (
            "LOGNORMAL(mean, deviation, seed?:1)",
            "",
            "A number from a log-normal distribution with this mean and deviation.",
            _CHANCE,
        ),
        ("EXPRND(mean, seed?:1)", "", "A number from an exponential distribution.", _CHANCE),
        ("POISSON(mean, seed?:1)", "", "A whole number of events, mean on average.", _CHANCE),
    ),
    (
        Family.TABLE,
        ("LOOKUP(table:any, x:any)", "any", "The graphical function read at x.", "isee"),
    ),
)

_VALUE_ROWS = (
    Value("TIME", Measure.TIME, "The time of the run.", _TIMES),
    Value("DT", Measure.TIME, "The length of one step.", _TIMES),
    Value("STARTTIME", Measure.TIME, "The time at which the run starts.", _TIMES),
    Value("STOPTIME", Measure.TIME, "The time at which the run ends.", _TIMES),
    Value("PI", Measure.PURE, "3.14159…, a circle's length over its width.", _MATHS),
    Value("INF", Measure.FREE, "More than any number.", _MATHS),
)

_OTHER_NAMES = {
    "VMIN": "MIN",
    "VMAX": "MAX",
    "UNIFORM": "RANDOM",
    "DELAY_FIXED": "DELAY",
    "INTEGER": "INT",
    "SMOOTH": "SMTH1",
    "SMOOTH3": "SMTH3",
}

BUILT_INS: dict[CanonicalName, Function] = {
    canonical(function.name): function
    for family, *rows in _ROWS
    for function in (row(family, *each) for each in rows)
}
"""Every function by its canonical name."""

BUILT_INS |= {canonical(other): BUILT_INS[canonical(name)] for other, name in _OTHER_NAMES.items()}

_OTHER_VALUE_NAMES = {"TIME_STEP": "DT", "INITIAL_TIME": "STARTTIME", "FINAL_TIME": "STOPTIME"}

VALUES: dict[CanonicalName, Value] = {canonical(value.name): value for value in _VALUE_ROWS}
"""Every value that has a name of its own, by its canonical name."""

VALUES |= {canonical(o): VALUES[canonical(name)] for o, name in _OTHER_VALUE_NAMES.items()}
