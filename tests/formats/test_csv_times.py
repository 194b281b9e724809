"""Tables over time as people keep them: dates, commas, gaps, and complaints by line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.errors import FormatError
from loopmap.formats.csv_times import MOST_POINTS, MOST_ROWS, number_in, read_times, time_of


def read(text, name="data.csv"):
    return read_times(text.encode(), name)


def columns(table):
    return {column.name: column.points for column in table.columns}


def test_a_column_of_times_and_one_for_each_quantity():
    table = read("Year,Fines,Attendance\n2019,300,95.2\n2020,410,94\n2021,390,93.5\n")
    assert table.time == "Year"
    assert columns(table)["Fines"] == ((2019.0, 300.0), (2020.0, 410.0), (2021.0, 390.0))
    assert table.complaints == ()


def test_the_times_may_stand_anywhere_and_rows_in_any_order():
    table = read("Fines;School year\n410;2020/21\n300;2019/20\n")
    assert columns(table) == {"Fines": ((2019.0, 300.0), (2020.0, 410.0))}


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("2021", 2021.0),
        ("2021-07", 2021.5),
        ("2021-01-01T00:00", 2021.0),
        ("01/07/2021", 2021.5),
        ("2020 Q3", 2020.5),
        ("2020/2021", 2020.0),
        ("-3", -3.0),
        ("2021-13", None),
        ("autumn", None),
    ],
)
def test_times_are_numbers_dates_quarters_or_school_years(cell, time):
    assert time_of(cell) == time


def test_years_in_decimals_are_not_taken_for_months():
    text = "time,Deer\n1810.0,4000\n1834.5,4100\n1834.10,4200\n1859.125,4300\n"
    (deer,) = read_times(text.encode(), "m.csv").columns
    assert [time for time, _ in deer.points] == [1810.0, 1834.1, 1834.5, 1859.125]
    months = read_times(b"time,Deer\n2021.01,4000\n2021.07,4100\n", "m.csv").columns[0]
    assert [time for time, _ in months.points] == [2021.0, 2021.5]


@pytest.mark.parametrize(
    ("cell", "decimal_comma", "number"),
    [
        ("1,234", False, 1234.0),
        ("1,234,567.5", False, 1234567.5),
        ("1 234", False, 1234.0),
        ("3,5", True, 3.5),
        ("1.234,5", True, 1234.5),
        ("3.5", True, 3.5),
        ("−2", False, -2.0),
        ("91.4 %", False, 91.4),
        ("1e3", False, 1000.0),
        ("12 of 30", False, None),
        ("1e400", False, None),
        ("", False, None),
    ],
)
def test_numbers_are_read_as_people_write_them(cell, decimal_comma, number):
    assert number_in(cell, decimal_comma=decimal_comma) == number


def test_what_is_no_number_is_named_by_line_and_column_and_left_out():
    table = read("year,Fines\n2019,300\n2020,many\n2021,n/a\n2022,390\n")
    assert columns(table)["Fines"] == ((2019.0, 300.0), (2022.0, 390.0))
    assert table.complaints == (
        "Line 3, column “Fines”: “many” is not a number; the cell is left out.",
    )


def test_a_row_without_a_time_and_a_time_said_twice_are_told():
    table = read("year,Fines\n2019,300\nsoon,1\n2020,2\n2020,3\n")
    assert columns(table)["Fines"] == ((2019.0, 300.0), (2020.0, 3.0))
    first, second = table.complaints
    assert first == "Line 3, column “year”: “soon” is not a time; the row is left out."
    assert second == "Line 5, column “Fines”: “3” repeats a time; the later row stands."


def test_a_column_of_words_is_left_out_and_told():
    table = read("year,School,Fines\n2019,Abbey,1\n2020,Abbey,2\n")
    assert list(columns(table)) == ["Fines"]
    assert table.complaints == ("Column “School” has no two numbers; left out.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("year,Fines\n2019,1\n", "two rows"),
        ("year,Fines\nsoon,1\nlater,2\n", "no two times"),
        ("year,Fines\n2019,a\n2020,b\n", "no column with two numbers"),
        ("year,Fines\n" + "2019,1\n" * (MOST_ROWS + 1), "more than"),
    ],
)
def test_what_is_no_table_over_time_is_refused_with_the_name_of_the_file(text, said):
    with pytest.raises(FormatError, match=said) as refusal:
        read(text)
    assert str(refusal.value).startswith("data.csv")


@given(st.binary(max_size=200) | st.text(alphabet='0123456789,;\n"ae.-/Q ', max_size=200))
def test_whatever_is_in_a_file_it_is_read_or_refused(content):
    given_bytes = content if isinstance(content, bytes) else content.encode()
    try:
        table = read_times(given_bytes, "x.csv")
    except FormatError:
        return
    for column in table.columns:
        times = [time for time, _ in column.points]
        assert times == sorted(set(times))
        assert len(times) > 1


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("Q3 2020", 2020.5),
        ("Jul 2021", 2021.5),
        ("July 2021", 2021.5),
        ("2021 JUL", 2021.5),
        ("Sept 2020", 2020 + 8 / 12),
        ("Juli 2021", None),
        ("Monday 2021", None),
    ],
)
def test_quarters_and_months_are_times_as_statistics_write_them(cell, time):
    assert time_of(cell) == time


def test_titles_above_a_table_are_left_out_and_told():
    table = read("Absence in England\n\nyear;Fines\n2019;1,5\n2020;2,5\n")
    assert columns(table) == {"Fines": ((2019.0, 1.5), (2020.0, 2.5))}
    assert table.complaints == ("Line 1: “Absence in England” is a title and was left out.",)


def test_of_a_very_long_course_the_lowest_and_highest_of_each_stretch_are_kept():
    values = [0.0] * 50_000
    values[12_345], values[40_000] = 9.0, -9.0
    rows = "".join(f"{n / 100},{value}\n" for n, value in enumerate(values))
    table = read(f"t,Fines\n{rows}")
    (points,) = columns(table).values()
    assert len(points) <= MOST_POINTS
    assert {(123.45, 9.0), (400.0, -9.0)} <= set(points)
    assert list(points) == sorted(points)
    assert "has 50,000 values" in table.complaints[0]
