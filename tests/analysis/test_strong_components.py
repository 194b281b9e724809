"""The components are those of networkx, in an order that never changes."""

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.strong_components import strong_components


@given(st.integers(1, 12), st.data())
@settings(max_examples=100)
def test_components_are_those_of_networkx(size, data):
    numbers = st.integers(0, size - 1)
    links = data.draw(st.lists(st.tuples(numbers, numbers), unique=True, max_size=30))
    after = [[b for a, b in links if a == n] for n in range(size)]
    expected = nx.strongly_connected_components(nx.DiGraph(links))
    assert strong_components(after) == sorted(tuple(sorted(c)) for c in expected if len(c) > 1)


def test_a_ring_of_many_thousands_needs_no_recursion():
    size = 20_000
    after = [[(n + 1) % size] for n in range(size)]
    assert strong_components(after) == [tuple(range(size))]
