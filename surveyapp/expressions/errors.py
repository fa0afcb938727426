"""What is said to a form author whose expression cannot be used."""

from __future__ import annotations


class ExpressionError(ValueError):
    """An expression that cannot be parsed, or asks for what there is not.

    Attributes:
        message: what is wrong, one sentence without its full stop.
        column: where, counted from 1 in characters of the expression; always inside the text (1 if it is
            empty).
        cure: what to write instead, one sentence without its full stop, or ''.
    """

    def __init__(self, message: str, column: int, cure: str = "") -> None:
        super().__init__(message, column, cure)
        self.message = message
        self.column = column
        self.cure = cure

    def __str__(self) -> str:
        cure = f". {self.cure}" if self.cure else ""
        return f"column {self.column}: {self.message}{cure}"
