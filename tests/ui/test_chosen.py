"""What is selected is looked through once for all menus, and anew after anything changed."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from loopmap.editing.session import Session
from loopmap.model.change import replacing
from loopmap.model.records import Kind, Role, Sign
from loopmap.ui.actions.chosen import MIXED, chosen
from tests.benchmarks.maps import MAP, document_of


@pytest.fixture
def session():
    return Session(document_of(6, 10))


@pytest.fixture
def desk(session):
    return SimpleNamespace(session=session)


def everything(session):
    session.select(frozenset({*session.map.links, *session.map.variables}))


def edit(session, record, **changes):
    session.do("Edit", replacing(MAP, [(record, replace(record, **changes))]))


def test_links_and_variables_are_told_apart_and_nothing_else_counts(session, desk):
    assert chosen(desk).links == chosen(desk).variables == ()
    everything(session)
    assert set(chosen(desk).links) == set(session.map.links.values())
    assert set(chosen(desk).variables) == set(session.map.variables.values())


def test_what_all_have_is_said_and_where_they_differ_that_they_do(session, desk):
    everything(session)
    assert chosen(desk).of_variables("kind") is Kind.AUXILIARY
    assert chosen(desk).of_variables("role") is None
    edit(session, session.map.variables["v3"], role=Role.LEVER)
    assert chosen(desk).of_variables("role") is MIXED
    session.select(frozenset({"v3"}))
    assert chosen(desk).of_variables("role") is Role.LEVER
    session.undo()
    assert chosen(desk).of_variables("role") is None


def test_of_none_nothing_is_said(session, desk):
    session.select(frozenset({"v3"}))
    assert chosen(desk).of_links("sign") is MIXED
    assert chosen(SimpleNamespace(session=None)).of_variables("role") is MIXED


def test_an_edit_of_one_link_is_seen(session, desk):
    session.select(frozenset(sorted(session.map.links)[:1]))
    (link,) = chosen(desk).links
    sign = Sign.OPPOSITE if link.sign is not Sign.OPPOSITE else Sign.SAME
    edit(session, link, sign=sign)
    assert chosen(desk).of_links("sign") is sign


def test_while_nothing_changes_it_is_looked_through_once(session, desk):
    everything(session)
    assert chosen(desk) is chosen(desk)
