"""Files that Stella wrote hold what was counted in them, and all of it comes in."""

import re
from collections import Counter

import pytest

from loopmap.formats.xmile.document import read
from loopmap.formats.xmile.read import read_file
from loopmap.formats.xmile.views import drawn_in, link_of
from loopmap.model.records import Sign
from loopmap.model.rules import problems

pytestmark = pytest.mark.corpus

COUNTED = {
    "GeneratedByAIThenEdited.stmx": ((6, 12, 64), {"": 10, "+": 73, "-": 14}),
    "alias1.stmx": ((1, 1, 1), {"": 2}),
    "arms_race.stmx": ((3, 3, 6), {}),
    "logistic_growth.stmx": ((1, 1, 4), {"": 6}),
    "sdai_armsRace.stmx": ((2, 2, 6), {"": 11}),
    "sdai_inventoryWorkforce.stmx": ((3, 4, 11), {"": 18, "-": 1}),
    "sdai_marketGrowth.stmx": ((7, 8, 28), {"": 53}),
}
"""Stocks, flows and auxiliaries; connectors by sign, as the collection's README has them.

It counts every element of that name. Where a file says in its style how connectors look, one
of them is no connector: it has a colour and no ends."""

FAULTY = "sdai_maibab.stmx"
"""Not well formed for a strict parser; read with recovery."""

LETTER = {Sign.SAME: "+", Sign.OPPOSITE: "-", Sign.UNKNOWN: ""}


@pytest.fixture(scope="module")
def files(shared):
    return shared / "corpus" / "formats" / "xmile"


def test_every_file_was_counted(files):
    assert {path.name for path in files.iterdir()} == {*COUNTED, FAULTY}


@pytest.mark.parametrize("name", COUNTED)
def test_a_file_has_the_variables_connectors_and_signs_that_were_counted(files, name):
    kinds, signs = COUNTED[name]
    found = read_file((files / name).read_bytes(), name)
    tags = Counter(element.tag.rpartition("}")[2] for element in found.main.find("{*}variables"))
    assert tuple(tags[tag] for tag in ("stock", "flow", "aux")) == kinds
    assert len(found.model.variables) == sum(kinds)
    every = list(found.main.getroottree().iter("{*}connector"))
    assert Counter(each.get("polarity", "") for each in every) == signs
    connectors = drawn_in(found.main).connectors
    styles = [each for each in every if each.find("{*}from") is None]
    assert len(connectors) == len(every) - len(styles)
    assert all(each.get("uid") is None and each.get("color") for each in styles)
    assert len(styles) <= 1
    signed = (LETTER[link_of(each).sign] for each in connectors)
    assert Counter(signed) + Counter({"": len(styles)}) == Counter(signs)
    assert not any(link_of(each).delayed for each in connectors)


@pytest.mark.parametrize("name", [*COUNTED, FAULTY])
def test_every_connector_is_a_link_with_its_sign_or_only_says_how_a_stock_begins(files, name):
    content = (files / name).read_bytes()
    found = read(content, name)
    assert problems(found.document) == []
    (causal_map,) = found.document.maps.values()
    links = {(k.source, k.target): k for k in causal_map.links.values()}
    ids = {v.name.casefold(): v for v in causal_map.variables.values()}
    begins = 0
    for connector in drawn_in(read_file(content, name).main).connectors:
        one, other = (ids[end.replace("_", " ")] for end in connector.ends)
        sign = link_of(connector).sign
        link = links.get((one.id, other.id))
        begins += link is None
        assert link is not None or (other.kind.value == "stock" and sign is Sign.UNKNOWN)
        assert link is None or sign in (Sign.UNKNOWN, link.sign)
    assert bool(begins) == any("what a stock begins with" in said for said in found.left_out)


def test_the_reasons_that_were_given_stand_at_the_links(files):
    name = "GeneratedByAIThenEdited.stmx"
    found = read((files / name).read_bytes(), name)
    (causal_map,) = found.document.maps.values()
    reasons = [k for k in causal_map.links.values() if k.reason]
    assert len(reasons) > 60
    texts = [found.document.evidence[e].text for k in reasons for e in k.evidence]
    assert any("An increase in revenue leads to an increase in the cash" in text for text in texts)


def test_the_faulty_file_says_where_and_comes_in(files):
    found = read((files / FAULTY).read_bytes(), FAULTY)
    assert any(warning.startswith("Line 237") for warning in found.warnings)
    (causal_map,) = found.document.maps.values()
    within = (
        (files / FAULTY).read_text(encoding="utf-8", errors="replace").partition("<variables>")[2]
    )
    named = re.findall(r"<(?:stock|flow|aux) name=", within.partition("</variables>")[0])
    assert len(causal_map.variables) == len(named)
