"""Lines of a Vensim sketch, as they are documented and as old files have them."""

from loopmap.formats.vensim.content import Lines
from loopmap.formats.vensim.sketch import views_in
from loopmap.formats.vensim.sketch_values import fields_of

NEW = "V300  Do not put anything below this section"


def view(*lines, version=NEW):
    (found,) = views_in((Lines(1, (version, "*View 1", *lines)),))
    return found


def test_commas_in_a_quoted_name_part_nothing():
    assert fields_of('10,1,"a, b",5') == ["10", "1", '"a, b"', "5"]
    assert fields_of("1,,2") == ["1", "", "2"]


def test_an_arrow_has_ends_a_letter_a_delay_mark_and_points():
    (arrow,) = view("1,3,5,1,1,0,45,0,0,193,0,-1--1--1,,1|(204,71)|").arrows
    assert (arrow.source, arrow.target, arrow.polarity) == (5, 1, "-")
    assert arrow.delayed
    assert arrow.through == ((204.0, 71.0),)
    (straight,) = view("1,3,5,1,0,0,0,0,0,64,0,-1--1--1,,1|(0,0)|").arrows
    assert (straight.through, straight.delayed, straight.polarity) == ((), False, "")


def test_a_comment_has_its_text_below_and_a_cloud_has_none():
    found = view("12,1,0,10,20,5,5,8,4,0,0,-1,0,0,0", "10, 20 and more", "12,2,48,5,5,9,9,0,3,0,0")
    assert found.words[1].text == "10, 20 and more"
    assert found.words[2].text == ""


def test_shadows_boxes_and_names_of_valves_are_told_apart():
    found = view("10,1,a,1,2,4,4,8,2,0,3", "10,2,b,1,2,4,4,3,3,0,0", "10,3,c,1,2,4,4,40,3,0,0")
    assert [found.words[n].is_shadow for n in (1, 2, 3)] == [True, False, False]
    assert found.words[2].is_box
    assert found.words[3].is_of_valve


def test_lines_nobody_understands_are_counted():
    assert view("10,x,a", "1,2", "10,1,a,1e99,2,3,4,8,3").odd == [3, 4, 5]
