"""The one place where generated text becomes a function.

The text comes from `write.py` alone. Before it is compiled every word in it is checked
against the list of what generated programs consist of, so that nothing a person or a
file wrote could run even if it found its way here; and the function sees no built-ins.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Mapping
from types import CodeType, FunctionType
from typing import Any

from loopmap.simulation.stock_flow.write import ARGUMENTS

_WORD = re.compile(r"\d[\w.]*(?:[eE][+-]\d+)?|[^\W\d]\w*|[^\x00-\x7f]|[\"'\\@`]|__")
_MANGLED = re.compile(r"[vstrdabn]\d+|\d[\w.]*(?:e[+-]\d+)?")
_KNOWN = {
    *("run", "k", "e", "h", "time", "steady", "stage", "range", "nan", "inf", "FAULTS"),
    *(
        "now",
        "before",
        "append",
        "at",
        "keep",
        "random",
        "normal",
        "lognormal",
        "exprnd",
        "poisson",
    ),
    *ARGUMENTS.split(", "),
}
_FORBIDDEN = {"import", "lambda", "global", "nonlocal", "class", "yield", "await", "async", "with"}


def function_from(text: str, functions: Mapping[str, Callable[..., Any]]) -> Callable[..., Any]:
    """The generated function ``run``. AssertionError when the text is not a generated one."""
    names = {f"f_{name}": function for name, function in functions.items()}
    for word in set(_WORD.findall(text)):
        known = word in _KNOWN or word in names or _MANGLED.fullmatch(word)
        if not known and (word in _FORBIDDEN or not keyword.iskeyword(word)):
            raise AssertionError(word)  # no assert statement: those can be switched off
    module = compile(text, "<stock-and-flow model>", "exec")
    code = next(each for each in module.co_consts if isinstance(each, CodeType))
    world = {
        "__builtins__": {},
        "range": range,
        "nan": float("nan"),
        "inf": float("inf"),
        "FAULTS": (ArithmeticError, ValueError),
        **names,
    }
    return FunctionType(code, world, "run")
