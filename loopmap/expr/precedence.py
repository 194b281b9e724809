"""How operators bind: XMILE 1.0, section 3.3.1.

Powers bind tightest and are read from the right, then ``+x -x NOT x`` (so that ``-2^2`` is
-4), then ``* / // MOD``, ``+ -``, comparisons, ``= <>``, ``AND``, ``OR``, read from the
left. ``a // b`` is division that gives 0 where b is 0, as in Stella.
"""

from __future__ import annotations

from loopmap.expr.tree import Operator

POWERS = {
    Operator.OR: 1,
    Operator.AND: 2,
    Operator.EQUAL: 3,
    Operator.UNEQUAL: 3,
    Operator.LESS: 4,
    Operator.AT_MOST: 4,
    Operator.GREATER: 4,
    Operator.AT_LEAST: 4,
    Operator.PLUS: 5,
    Operator.MINUS: 5,
    Operator.TIMES: 6,
    Operator.OVER: 6,
    Operator.SAFELY_OVER: 6,
    Operator.MOD: 6,
    Operator.POWER: 8,
}
"""How tightly an operator binds; a higher number binds first."""

PREFIX_POWER = 7
"""How tightly a sign before its operand binds."""
