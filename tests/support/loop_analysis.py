"""Loop analysis of small maps in whole numbers, to judge runs and certificates by.

Dambacher, Li and Rossignol 2002, Ecology 83(5), 1372-1385
(doi:10.1890/0012-9658(2002)083[1372:ROCSIE]2.0.CO;2). Matrices are lists of rows of -1, 0
and 1; row i, column j is the direct effect of j on i. Entry (i, j) of an answer is how i
responds to a lasting push on j. For up to seven variables: permanents take that long.
"""

from fractions import Fraction
from functools import cache

Matrix = list[list[int]]


def adjoint_of_minus(matrix: Matrix) -> Matrix:
    """adj(-A): the response of i to a push on j, up to the determinant."""
    minus = [[-entry for entry in row] for row in matrix]
    size = range(len(matrix))
    return [[(-1) ** (i + j) * _sum(_minor(minus, j, i), signed=True) for j in size] for i in size]


def absolute_feedback(matrix: Matrix) -> Matrix:
    """T: how many products of strengths each response is made of."""
    bare = [[abs(entry) for entry in row] for row in matrix]
    size = range(len(matrix))
    return [[_sum(_minor(bare, j, i), signed=False) for j in size] for i in size]


def weighted_predictions(matrix: Matrix) -> list[list[Fraction]]:
    """W = |adj| / T: 1 where every product has the same sign; 0 where there are none."""
    rows = zip(adjoint_of_minus(matrix), absolute_feedback(matrix), strict=True)
    return [
        [Fraction(abs(a), t) if t else Fraction(0) for a, t in zip(adj, total, strict=True)]
        for adj, total in rows
    ]


def _minor(matrix: Matrix, row: int, column: int) -> Matrix:
    return [
        [entry for j, entry in enumerate(entries) if j != column]
        for i, entries in enumerate(matrix)
        if i != row
    ]


def _sum(matrix: Matrix, *, signed: bool) -> int:
    """The determinant, or the permanent, by expansion along rows; O(size · 2^size)."""
    size = len(matrix)

    @cache
    def below(row: int, used: int) -> int:
        if row == size:
            return 1
        total, sign = 0, 1
        for column in range(size):
            if used >> column & 1:
                continue
            if matrix[row][column]:
                total += sign * matrix[row][column] * below(row + 1, used | 1 << column)
            sign = -sign if signed else 1
        return total

    return below(0, 0)
