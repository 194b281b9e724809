"""Vensim's equations in our language: the same models run the same."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.vensim.read import read_model
from loopmap.simulation.stock_flow.model import Kind
from loopmap.simulation.stock_flow.program import Program

CONTROL = """
****
	.Control
****~
	|
FINAL TIME = 10 ~ month ~ |
INITIAL TIME = 0 ~ month ~ |
TIME STEP = 0.5 ~ month [0,?] ~ |
SAVEPER = TIME STEP ~ month ~ |
"""


def found(text, control=CONTROL):
    return read_model(f"{{UTF-8}}\n{text}{control}".encode(), "clinic.mdl")


def equation(text):
    """What the equation of “a” became."""
    (variable,) = (v for v in found(text).model.variables if v.name == "a")
    return variable.equation


def run(text):
    return Program(found(text).model).run()


def test_names_with_blanks_and_in_quotation_marks_are_names():
    assert equation("a = Waiting List*2 ~~| Waiting List = 3 ~~|") == "Waiting_List * 2"
    assert equation('a = "w/o help"+1 ~~| "w/o help" = 3 ~~|') == '"w/o help" + 1'


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("IF THEN ELSE(b>1:AND:c<>2, b, -c)", "IF b > 1 AND c <> 2 THEN b ELSE -c"),
        (":NOT: b=1 :OR: c=2", "NOT (b = 1) OR c = 2"),
        ("SMOOTH N(b, 4, 2, 3)", "SMTHN(b, 4, 3, 2)"),
        ("DELAY3I(b, 4, 2)", "DELAY3(b, 4, 2)"),
        ("DELAY FIXED(b, 4, 2)", "DELAY(b, 4, 2)"),
        ("XIDZ(b, c, 1)", "SAFEDIV(b, c, 1)"),
        ("ZIDZ(b, c)", "SAFEDIV(b, c)"),
        ("MODULO(b, 3)", "b MOD 3"),
        ("INTEGER(b)", "INT(b)"),
        ("INITIAL(b)", "INIT(b)"),
        ("LOG(b, 10)", "LN(b) / LN(10)"),
        ("GAME(b)", "b"),
        ("RANDOM UNIFORM(0, 1, 77)", "RANDOM(0, 1)"),
        ("RANDOM NORMAL(-1, 1, 0, 0.5, 77)", "NORMAL(0, 0.5, 0, -1, 1)"),
        ("FORECAST(b, 2, 3)", "FORCST(b, 2, 3)"),
        ("Time/TIME STEP", "TIME / DT"),
        ("SAVEPER", "0.5"),
        ("SAMPLE IF TRUE(b>1, c, 2)", "IF b > 1 THEN c ELSE PREVIOUS(SELF, 2)"),
    ],
)
def test_functions_are_said_in_our_words(theirs, ours):
    assert equation(f"a = {theirs} ~~| b = 1 ~~| c = 2 ~~|") == ours


def test_pulses_and_trains_of_them_come_when_vensim_has_them():
    series = run("a = PULSE(2, 1) ~~| b = PULSE TRAIN(1, 1, 4, 8) ~~|")
    on = [t for t, value in zip(series.times, series.of("a"), strict=True) if value]
    assert on == [2.0, 2.5]
    on = [t for t, value in zip(series.times, series.of("b"), strict=True) if value]
    assert on == [1.0, 1.5, 5.0, 5.5]


def test_a_stock_has_the_flows_its_rate_adds_up():
    (stock,) = (
        v
        for v in found("s = INTEG(b - (c - d), 5) ~~| b=1~~| c=2~~| d=3~~|").model.variables
        if v.kind is Kind.STOCK
    )
    assert (stock.equation, stock.inflows, stock.outflows) == ("5", ('"b"', '"d"'), ('"c"',))


def test_a_rate_that_is_no_such_sum_becomes_a_flow_of_its_own():
    series = run("s = INTEG(b*2, 5) ~~| b=1~~|")
    assert series.of("s")[-1] == 25
    assert series.of("s net flow")[0] == 2


def test_tables_are_read_named_inline_and_within_a_calculation():
    text = """effect([(0,0)-(10,10)],(0,1),(10,3)) ~~|
    a = effect(5) ~~| b = WITH LOOKUP(Time, ([(0,0)-(10,10)],(0,0),(10,20))) ~~|
    c = 1 + WITH LOOKUP(5, ((0,0),(10,20))) ~~| old(0,10,1,3) ~~| d = old(5) ~~|"""
    series = run(text)
    assert (series.of("a")[0], series.of("b")[-1], series.of("c")[0]) == (2, 20, 11)
    assert series.of("d")[0] == 2


def test_another_equation_for_the_start_is_one():
    series = run("s = INTEG(1, a) ~~| a = ACTIVE INITIAL(s*2, 7) ~~|")
    assert series.of("s")[0] == 7
    assert series.of("a")[1] == series.of("s")[1] * 2


def test_arrays_have_a_variable_for_each_element():
    text = """area: North, South ~~| pupils[area] = INTEG(births[area], start[area]) ~~|
    births[area] = pupils[area]*rate[area] ~~| start[area] = 10, 20 ~~|
    rate[North] = 0.1 ~~| rate[South] = 0 ~~| total = SUM(pupils[area!]) ~~|
    places = ELMCOUNT(area) ~~| first[area] = IF THEN ELSE(area=North, 1, 0) ~~|"""
    series = run(text)
    assert series.of("total")[0] == 30
    assert series.of("pupils[South]")[-1] == 20
    assert series.of("places")[0] == 2
    assert [series.of(f"first[{each}]")[0] for each in ("North", "South")] == [1, 0]


def test_ranges_within_ranges_series_mappings_and_exceptions():
    text = """all: (a1-a3) ~~| some: a2, a3 ~~| before: a1, a2 -> some ~~|
    x[all] = 1, 2, 4 ~~| y[some] = x[before] ~~| z[all] :EXCEPT: [a2] = 5 ~~| z[a2] = 6 ~~|"""
    series = run(text)
    assert [series.of(f"y[{each}]")[0] for each in ("a2", "a3")] == [1, 2]
    assert [series.of(f"z[a{n}]")[0] for n in (1, 2, 3)] == [5, 6, 5]


def test_macros_with_one_value_are_kept_and_others_told():
    text = """:MACRO: TWICE(x)
    TWICE = x*2 ~~|
    :END OF MACRO:
    :MACRO: BOTH(x : y)
    BOTH = x ~~| y = x ~~|
    :END OF MACRO:
    a = TWICE(4) ~~|"""
    series = run(text)
    assert series.of("a")[0] == 8
    assert any("“BOTH” was left out: it gives several values" in w for w in found(text).warnings)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("GET XLS DATA('x.xls', 'A', '1', 'B2')", "“GET XLS DATA” reads the file “x.xls”"),
        ("VECTOR SELECT(b, c, 0, 0, 1)", "Loopmap has no function like “VECTOR SELECT”"),
        ("1 + INTEG(b, 0)", "“INTEG” stands within another calculation"),
        ("b +", "it cannot be read: after “+”"),
        ("SMOOTHI(b)", "“SMOOTHI” is given 1 values"),
        ("x[area2]", "which element of “area2” is meant"),
        ("b # c", "“#” has no meaning in it"),
    ],
)
def test_an_equation_nobody_can_read_is_told_with_its_line_and_kept(text, why):
    read = found(f"b = 1 ~~|\narea2: N, S ~~|\nx[area2] = 1 ~~|\na = {text} ~~|")
    (unread,) = read.unread.values()
    assert (unread.name, unread.line, unread.text) == ("a", 5, text)
    assert why in unread.why
    assert any(w.startswith("Line 5: “a” came without its equation: ") for w in read.warnings)


def test_when_a_model_runs_is_said_by_its_control_group():
    specs = found(
        "a=1~~|", CONTROL.replace("FINAL TIME = 10", "FINAL TIME = INITIAL TIME+4")
    ).model.specs
    assert (specs.start, specs.stop, specs.dt, specs.time_unit) == (0, 4, 0.5, "month")
    odd = found("a=1~~|", CONTROL.replace("FINAL TIME = 10", "FINAL TIME = MAX(a, 3)"))
    assert odd.warnings == ["“FINAL TIME” is calculated in the file (line 7); 100 is taken."]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b'Model {\n  Name "x"\n}', "This is a Simulink model, not a Vensim model."),
        (b"V\x00\x01", "This is not a Vensim model as text."),
        (b"hello", "This is not a Vensim model: it has neither equations nor a sketch."),
    ],
)
def test_other_files_are_refused_in_a_sentence(content, why):
    with pytest.raises(FormatError, match=why.replace(".", r"\.")):
        read_model(content, "x.mdl")


def test_files_of_old_are_in_the_letters_of_windows():
    read = read_model("größe = 2 ~~|".encode("cp1252"), "x.mdl")
    assert read.model.variables[0].name == "größe"
    assert read_model(b"{UTF-8}\nk\xf6 = 2 ~~|", "x.mdl").warnings[0].startswith("Some letters")


def test_arrays_too_large_for_any_model_are_refused():
    text = "big: (a1-a900) ~~| bigger: (b1-b900) ~~| x[big,bigger] = 1 ~~|"
    with pytest.raises(FormatError, match="more than 20,000 variables"):
        found(text)
