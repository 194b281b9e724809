"""From the names in an equation to cells: which element of which variable is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches

from loopmap.errors import ExpressionError, SimulationError
from loopmap.expr.functions import VALUES
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import show
from loopmap.expr.tree import Binary, Call, Conditional, Node, Number, Reference, Unary
from loopmap.simulation.stock_flow.arrays import Arrays, Choice, Computed, Free, Outside, cell_key
from loopmap.simulation.stock_flow.cells import Key
from loopmap.simulation.stock_flow.hidden import Cells
from loopmap.simulation.stock_flow.model import Dimension, Kind, Macro, Model, Table, Variable
from loopmap.simulation.stock_flow.scope import Scope

MOST_WORK = 250_000
"""More parts than all equations of a model may have, once arrays and macros are written out."""

_CHARACTERS_A_PART = 4
_PARTS_A_READING = 5
"""What an equation costs even if it is short."""

_SELF = canonical("SELF")
_MOST_TOLD = 6
"""Elements of an array that are named where another one is asked for."""

CHOOSE = DisplayedName("choose")
"""The plain function that gives one of its arguments by number, 0 beyond them."""


class Resolver:
    """Reads the equations of one model; all cells gather in ``cells``."""

    def __init__(self, model: Model, call: Callable[[Resolver, Call, Scope], Node]) -> None:
        """``call`` says what a call becomes: see `calls.py`."""
        self.arrays = Arrays(model.dimensions)
        self.variables = {variable.key: variable for variable in model.variables}
        self.macros: dict[CanonicalName, Macro] = {canonical(m.name): m for m in model.macros}
        self.tables: dict[Key, Table] = {}
        self.valueless: set[Key] = set()
        """Graphical functions that are read elsewhere and have no value of their own."""
        self.cells = Cells()
        self._call = call
        self._work = 0
        self._trees: dict[str, Node] = {}

    def spend(self, parts: int, scope: Scope) -> None:
        """Count work that a small file can ask for much of. Raises SimulationError past a limit."""
        self._work += parts
        if self._work > MOST_WORK:
            text = "Written out for all elements, the equations of this model are too many."
            raise SimulationError(text, record=scope.name)

    def read(self, text: str, scope: Scope) -> Node:
        """The resolved tree of an equation. Raises ExpressionError with the scope's name."""
        tree = self._parsed(text, scope)  # which refuses one that is too long by itself
        self.spend(_PARTS_A_READING + len(text) // _CHARACTERS_A_PART, scope)
        return self.resolve(tree, replace(scope, text=text))

    def _parsed(self, text: str, scope: Scope) -> Node:
        """The tree; equations of arrays and macros are read many times."""
        if text in self._trees:
            return self._trees[text]
        try:
            tree = self._trees[text] = parse(text)
        except ExpressionError as error:
            raise error.of(scope.name) from error
        return tree

    def resolve(self, node: Node, scope: Scope) -> Node:
        """The same tree with cells for names, and with plain functions only."""
        match node:
            case Number():
                return node
            case Reference():
                return self._reference(node, scope)
            case Call():
                return self._call(self, node, scope)
            case Unary():
                return Unary(node.operator, self.resolve(node.operand, scope), node.span)
            case Binary():
                left, right = self.resolve(node.left, scope), self.resolve(node.right, scope)
                return Binary(node.operator, left, right, node.span)
            case Conditional():
                condition = self.resolve(node.condition, scope)
                chosen = self.resolve(node.chosen, scope)
                otherwise = self.resolve(node.otherwise, scope)
                return Conditional(condition, chosen, otherwise, node.span)

    def variable(self, key: CanonicalName, scope: Scope) -> Variable | None:
        """The variable of a name as seen from a scope; a macro sees none but its own."""
        return self.variables.get(key) if scope.local is None else None

    def chosen(self, variable: Variable, node: Reference, scope: Scope) -> tuple[Choice, ...]:
        """What is meant in each dimension, wildcards where an array function stands just now."""
        found: list[Choice] = []
        for choice in self.arrays.choices(variable, node, scope):
            if not isinstance(choice, Free):
                found.append(choice)
            elif scope.spread is not None and choice.place in scope.spread:
                found.append(scope.spread[choice.place])
            else:
                raise scope.error(_say_which(variable), node.span)
        return tuple(found)

    def cell(self, variable: Variable, at: tuple[Choice, ...], node: Reference) -> Reference:
        """What names the cell of one element."""
        named = tuple(each for each in at if isinstance(each, str))
        return Reference(DisplayedName(cell_key(variable.key, named)), (), node.span)

    def _reference(self, node: Reference, scope: Scope) -> Node:
        key = node.key
        if scope.local is not None and key in scope.local:
            return self._inside(node, scope.local[key], scope)
        variable = self.variable(key, scope)
        if variable is not None:
            return self._element(variable, node, scope)
        if key in VALUES:
            return replace(node, name=DisplayedName(VALUES[key].name))
        if key == _SELF:
            return replace(node, name=DisplayedName(scope.key))
        if key in scope.bound:
            return Number(float(self.arrays.number(node, scope) or 0), node.span)
        raise self._unknown(node, scope)

    def _inside(self, node: Reference, cell: Key, scope: Scope) -> Node:
        """A variable or parameter of a macro, which is one number."""
        if node.subscripts:
            raise scope.error(f"“{node.name}” is one number and has no elements.", node.span)
        if cell in self.valueless:
            raise _no_value(node.name, node, scope)
        return replace(node, name=DisplayedName(cell))

    def _element(self, variable: Variable, node: Reference, scope: Scope) -> Node:
        if variable.kind is Kind.LOOKUP:
            raise _no_value(variable.name, node, scope)
        found = self.chosen(variable, node, scope)
        if any(isinstance(each, Outside) for each in found):
            return Number(0.0, node.span)
        computed = [place for place, each in enumerate(found) if isinstance(each, Computed)]
        if len(computed) > 1:
            raise scope.error("Only one element may be chosen by a calculation.", node.span)
        if computed:
            return self._calculated(variable, node, found, computed[0], scope)
        return self.cell(variable, found, node)

    def _calculated(
        self,
        variable: Variable,
        node: Reference,
        at: tuple[Choice, ...],
        place: int,
        scope: Scope,
    ) -> Node:
        """All elements, one of which is taken while the model runs."""
        index = at[place]
        assert isinstance(index, Computed)
        dimension = self.arrays.dimensions[canonical(variable.dimensions[place])]
        if self._is_unknown(index.index, scope):
            raise _no_element(dimension, index.index, scope)
        options = (
            self.cell(variable, (*at[:place], element, *at[place + 1 :]), node)
            for element in dimension.keys
        )
        return Call(CHOOSE, (self.resolve(index.index, scope), *options), node.span)

    def _is_unknown(self, node: Node, scope: Scope) -> bool:
        """Whether a subscript is a name that nothing has."""
        if not isinstance(node, Reference) or node.key in VALUES:
            return False
        local = scope.local is not None and node.key in scope.local
        return not local and self.variable(node.key, scope) is None

    def _unknown(self, node: Reference, scope: Scope) -> ExpressionError:
        known = self.variables if scope.local is None else scope.local
        near = get_close_matches(str(node.key), [str(key) for key in known], 1)
        hint = None
        if near:
            variable = self.variables.get(CanonicalName(near[0]))
            hint = f"Did you mean “{variable.name if variable else near[0]}”?"
        return scope.error(f"There is no variable called “{node.name}”.", node.span, hint)


def _no_value(name: str, node: Reference, scope: Scope) -> ExpressionError:
    text = f"“{name}” is a graphical function: say where it is to be read."
    return scope.error(text, node.span, f"For example LOOKUP({node.name}, TIME).")


def _no_element(dimension: Dimension, node: Node, scope: Scope) -> ExpressionError:
    shown = ", ".join(f"“{name}”" for name in dimension.elements[:_MOST_TOLD])
    more = ", …" if len(dimension.elements) > _MOST_TOLD else ""
    text = f"“{dimension.name}” has no element called “{show(node)}”."
    return scope.error(text, node.span, f"It has {shown}{more}.")


def _say_which(variable: Variable) -> str:
    names = " and ".join(f"“{name}”" for name in variable.dimensions)
    return f"“{variable.name}” has one number for each {names}: say which."
