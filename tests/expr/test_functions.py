"""The table of built-in functions is complete and readable."""

import re

from loopmap.expr.function import Family
from loopmap.expr.functions import BUILT_INS, VALUES

PROMISED = (
    "abs int round min max sqrt exp ln log10 sin cos tan arcsin arccos arctan safediv step pulse "
    "ramp init previous smth1 smth3 smthn delay delay1 delay3 delayn trend forcst lookup random "
    "normal sum mean size stddev"
)


def test_every_promised_function_and_value_is_there():
    assert set(PROMISED.split(" ")) <= set(BUILT_INS)
    assert {"time", "dt", "starttime", "stoptime", "pi"} <= set(VALUES)


def test_every_row_has_a_plain_sentence_and_a_source():
    for row in [*BUILT_INS.values(), *VALUES.values()]:
        assert re.fullmatch(r"\S.+[.:]?.*\.", row.meaning), row
        assert row.source


def test_a_function_knows_how_many_arguments_it_takes():
    smooth, least = BUILT_INS["smth1"], BUILT_INS["min"]
    assert smooth.form == "SMTH1(input, time, [initial])"
    assert [smooth.takes(n) for n in (1, 2, 3, 4)] == [False, True, True, False]
    assert least.form == "MIN(x, …)"
    assert least.takes(1)
    assert least.takes(50)
    assert not least.takes(0)


def test_names_that_other_programs_use_lead_to_the_same_functions():
    assert BUILT_INS["vmax"] is BUILT_INS["max"]
    assert BUILT_INS["uniform"].family is Family.RANDOM
