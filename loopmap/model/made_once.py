"""Properties of what never changes, made when first asked for; no thread waits for another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class made_once(Generic[T]):  # noqa: N801  read as “property” is
    """A property that is kept once it is made.

    Unlike ``functools.cached_property``, which before Python 3.12 holds one lock for all
    objects of a class: there the window would wait while a job makes the same of another
    map. Two threads that ask at once may both make it; both get the same one.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make, self._name = make, make.__name__
        self.__doc__ = make.__doc__

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type | None = None) -> made_once[T]: ...

    @overload
    def __get__(self, of: object, owner: type | None = None) -> T: ...

    def __get__(self, of: object | None, owner: type | None = None) -> made_once[T] | T:
        if of is None:
            return self
        made: T = of.__dict__.setdefault(self._name, self._make(of))
        return made
