"""Parses the text of an expression into its tree. The grammar is XPath 1.0's, without what XForms leave out.

Binary operators bind, from loosely to tightly: or; and; = !=; < <= > >=; + -; * div mod; the sign -; |.
"""

from __future__ import annotations

from surveyapp.expressions.calls import Argument, checked
from surveyapp.expressions.errors import ExpressionError
from surveyapp.expressions.lexer import Token, tokens
from surveyapp.expressions.trees import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_NESTING,
    Tree,
    balanced,
    can_be_nodes,
    depth,
)

OPERATORS = ("or", "and", "= !=", "< <= > >=", "+ -", "* div mod", "|")
LEVELS = {operator: level for level, row in enumerate(OPERATORS) for operator in row.split()}
SIGN = LEVELS["|"]
"""What a sign takes in: only a union binds more tightly."""

AXES = {"child", "parent", "self"}
STEPS_OF_DOTS = {".": "self", "..": "parent"}


def parse(text: str) -> Tree:
    """Return the tree of an expression.

    Raises:
        ExpressionError: it is no expression, it calls a function that there is not or with the wrong number
            of arguments, even in a branch never taken, or it is too long or too deep.
    """
    if len(text) > MAX_LENGTH:
        message = f"This expression has {len(text):,} characters, and {MAX_LENGTH:,} are the most"
        raise ExpressionError(message, MAX_LENGTH, "Split it into several calculations")
    tree = _Parser(list(tokens(text))).whole()
    if depth(tree) > MAX_DEPTH:
        message = f"This expression is nested or chained over {MAX_DEPTH} levels deep"
        raise ExpressionError(message, 1, "Split it into several calculations")
    return tree


class _Parser:
    """Reads tokens from left to right, a method for each kind of thing; `place` is behind what was read."""

    def __init__(self, found: list[Token]) -> None:
        self.found = found
        self.place = 0
        self.nesting = 0

    def whole(self) -> Tree:
        if self.is_at_end():
            raise self.error("The expression is empty", "Write one, or leave the field out")
        tree = self.expression()
        if not self.is_at_end():
            raise self.unexpected("Join two parts with an operator such as and, or, =, +")
        return tree

    def expression(self) -> Tree:
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            message = f"More than {MAX_NESTING} brackets or signs are inside one another here"
            raise self.error(message, "Split the expression into several calculations")
        tree = self.operation(0)
        self.nesting -= 1
        return tree

    def operation(self, loosest: int) -> Tree:
        """Read operands joined by operators that bind at least as tightly as `loosest`."""
        tree = self.sign() if self.is_symbol("-") else self.operand()
        while (level := self.level()) >= loosest:
            token = self.advance()
            operator = token.text
            if operator in ("or", "and"):
                operands = [tree, self.operation(level + 1)]
                while self.level() == level:
                    self.advance()
                    operands.append(self.operation(level + 1))
                tree = balanced(operator, operands)
            else:
                right = self.operation(level + 1)
                if operator == "|" and not (can_be_nodes(tree) and can_be_nodes(right)):
                    message = "The operator | joins nodes, and there is a single value beside it"
                    raise ExpressionError(message, token.column, "Write or, or concat(…)")
                tree = [operator, tree, right]
        return tree

    def level(self) -> int:
        """Return how tightly the operator that comes next binds; -1 if none comes."""
        return LEVELS.get(self.token.text, -1) if self.token.kind in ("symbol", "name") else -1

    def sign(self) -> Tree:
        self.advance()
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self.error(f"There are more than {MAX_NESTING} signs here", "Write one - at most")
        tree: Tree = ["neg", self.operation(SIGN)]
        self.nesting -= 1
        return tree

    def operand(self) -> Tree:
        """Read a value or a path: `7`, `'text'`, `(…)`, `f(…)`, `${name}[…]/step`, `../step`, `/data/x`."""
        if self.take("/"):
            return self.steps(["root"], [self.step()])
        if self.starts_step():
            return self.relative_path()
        tree = self.primary()
        token = self.token
        predicates = self.predicates()
        if (predicates or self.is_symbol("/")) and not can_be_nodes(tree):
            message = "Only ${name}, a path, instance() or current() can be followed by [ or /"
            raise ExpressionError(message, token.column, "Write div for a division")
        if predicates:
            tree = ["filter", tree, *predicates]
        return self.steps(tree, [])

    def relative_path(self) -> Tree:
        first = self.step()
        if first == ["self", "node()"]:
            return self.steps(["here"], [])
        return self.steps(["here"], [first])

    def steps(self, start: Tree, steps: list[Tree]) -> Tree:
        while self.take("/"):
            steps.append(self.step())
        return ["path", start, *steps] if steps else start

    def starts_step(self) -> bool:
        if self.token.kind == "symbol":
            return self.token.text in (".", "..", "*", "@")
        if self.token.kind != "name":
            return False
        return self.following("::") or not self.following("(") or self.token.text == "node"

    def step(self) -> Tree:
        token = self.token
        if token.kind == "symbol" and token.text in STEPS_OF_DOTS:
            self.advance()
            return [STEPS_OF_DOTS[token.text], "node()", *self.predicates()]
        axis = self.axis()
        return [axis, self.node_test(), *self.predicates()]

    def axis(self) -> str:
        token = self.token
        if token.kind != "name" or not self.following("::"):
            return "child"
        if token.text not in AXES:
            message = f"The axis {token.text}:: is not supported"
            raise self.error(message, "Write a path of names and .. instead")
        self.place += 2
        return token.text

    def node_test(self) -> str:
        token = self.token
        if self.take("*"):
            return "*"
        if token.kind != "name":
            raise self.unexpected("Write the name of a question, .. or * after /")
        self.advance()
        if not self.take("("):
            return token.text
        if token.text != "node":
            message = f"{token.text}() cannot stand in a path"
            raise ExpressionError(message, token.column, "Write the name of a question")
        self.expect(")", "node() takes no arguments")
        return "node()"

    def predicates(self) -> list[Tree]:
        found = []
        while self.take("["):
            found.append(self.expression())
            self.expect("]", "The predicate [ is not closed")
        return found

    def primary(self) -> Tree:
        token = self.token
        match token.kind:
            case "number":
                self.advance()
                return self.number(token)
            case "text":
                self.advance()
                return token.text
            case "ref":
                self.advance()
                return ["ref", token.text]
            case "name":
                return self.call()
            case _ if self.take("("):
                tree = self.expression()
                self.expect(")", "The bracket ( is not closed")
                return tree
            case _:
                raise self.unexpected("Write a value, ${name} or a function here")

    def number(self, token: Token) -> float:
        number = float(token.text)
        if number == float("inf"):
            raise ExpressionError("This number is too large", token.column, "Write one of fewer digits")
        return int(number) if number.is_integer() and number < 2**53 else number

    def call(self) -> Tree:
        name = self.advance()
        self.advance()
        arguments: list[Argument] = []
        if not self.take(")"):
            arguments.append(self.argument())
            while self.take(","):
                arguments.append(self.argument())
            self.expect(")", f"The bracket of {name.text}( is not closed")
        return checked(name.text, name.column, arguments)

    def argument(self) -> Argument:
        column = self.token.column
        return Argument(self.expression(), column)

    @property
    def token(self) -> Token:
        return self.found[self.place]

    def advance(self) -> Token:
        """Return the token that comes next and go behind it; nothing is behind the end."""
        token = self.token
        if token.kind != "end":
            self.place += 1
        return token

    def is_at_end(self) -> bool:
        return self.token.kind == "end"

    def is_symbol(self, text: str) -> bool:
        return self.token.kind == "symbol" and self.token.text == text

    def following(self, text: str) -> bool:
        after = self.found[min(self.place + 1, len(self.found) - 1)]
        return after.kind == "symbol" and after.text == text

    def take(self, text: str) -> bool:
        if not self.is_symbol(text):
            return False
        self.place += 1
        return True

    def expect(self, text: str, message: str) -> None:
        if not self.take(text):
            raise self.error(message, f"Add a {text} here")

    def unexpected(self, cure: str) -> ExpressionError:
        token = self.token
        if token.kind == "end":
            return self.error("The expression ends too early", cure)
        written = {"ref": f"${{{token.text}}}", "text": f"the text '{token.text}'"}.get(
            token.kind, token.text
        )
        return self.error(f"Did not expect {written} here", cure)

    def error(self, message: str, cure: str) -> ExpressionError:
        return ExpressionError(message, self.token.column, cure)
