"""Text measured without Qt."""

from loopmap.diagram.measure import FontTable, bundled_measure


def test_widths_grow_with_size_and_weight():
    measure = bundled_measure()
    assert measure.width("Trust", 28, 400) == 2 * measure.width("Trust", 14, 400)
    assert measure.width("Trust", 14, 700) > measure.width("Trust", 14, 400)
    assert measure.width("", 14, 400) == 0


def test_a_weight_the_font_lacks_is_measured_by_its_nearest():
    measure = bundled_measure()
    assert measure.width("Trust", 14, 650) == measure.width("Trust", 14, 600)


def test_letters_the_font_lacks_take_an_em_when_wide_and_nothing_when_combining():
    table = FontTable({400: {"a": 0.5}})
    assert table.width("語", 10) == 10
    assert table.width("z", 10) == 6
    assert table.width("a\u0301", 10) == 5


def test_the_signs_used_on_maps_are_in_the_bundled_table():
    for weight in (400, 500, 600, 700):
        widths = [bundled_measure().width(c, 1000, weight) for c in "+\u2212?–…“”’·é×±"]
        assert all(width not in (600.0, 1000.0) for width in widths)
