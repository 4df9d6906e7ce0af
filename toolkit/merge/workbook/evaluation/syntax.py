"""A formula as a tree: values, references, names, functions and the signs between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.merge.workbook.evaluation.operators import PRECEDENCE
from toolkit.merge.workbook.evaluation.values import UnsureError
from toolkit.merge.workbook.shifting.references import LOST, TOKENS

SIGNS = re.compile(r"<>|<=|>=|[-+*/^&=<>%(),]")
FUNCTION = re.compile(r"[A-Za-z_][\w.]*")
NUMBER = re.compile(r"\d+(\.\d*)?([eE][+-]?\d+)?")
DEEPEST = 60
"""How many brackets deep a formula is read; Excel takes 64 functions inside each other."""


class Literal(NamedTuple):
    """A number, a text or an error as it is written."""

    kind: str
    """`number`, `text` or `fault`."""

    text: str


class Reference(NamedTuple):
    """Cells on a sheet: what is written before the address, and the address."""

    sheet: str
    area: str


class Name(NamedTuple):
    """A defined name, TRUE or FALSE, or columns of a table."""

    text: str


class Call(NamedTuple):
    """A function with what it is given; None where nothing stands between two commas."""

    function: str
    given: tuple[Tree | None, ...]


class Operation(NamedTuple):
    """A sign before, behind or between values."""

    sign: str
    given: tuple[Tree, ...]


Tree = Literal | Reference | Name | Call | Operation


class Token(NamedTuple):
    """A piece of a formula."""

    kind: str
    """`sign`, `text`, `fault`, `number`, `area`, `name`, `other` or `end`."""

    text: str
    sheet: str = ""


def tokens(formula: str) -> list[Token]:
    """The pieces of a formula (without its "=").

    Those of kind `other` are signs that are not computed here.
    """
    found: list[Token] = []
    at = 0
    while at < len(formula):
        if formula[at].isspace():
            at += 1
            continue
        if sign := SIGNS.match(formula, at):
            found.append(Token("sign", sign[0]))
            at = sign.end()
            continue
        one = TOKENS.match(formula, at)
        if one is None or one.end() == at:
            found.append(Token("other", formula[at]))
            at += 1
            continue
        found.append(_token(one))
        at = one.end()
    return [*found, Token("end", "")]


def _token(found: re.Match[str]) -> Token:
    text = found[0]
    if found["area"]:
        return Token("area", found["area"], found["sheet"] or "")
    if text.startswith('"'):
        return Token("text", text[1:-1].replace('""', '"'))
    if text.startswith("#"):
        return Token("fault", LOST if text.startswith(LOST) else text)
    if NUMBER.fullmatch(text):
        return Token("number", text)
    return Token("name", text)


def parsed(pieces: list[Token]) -> Tree:
    """The tree of a formula. Raises `UnsureError` where it is not understood."""
    reading = _Parsing(pieces)
    tree = reading.expression(0)
    if reading.next.kind != "end":
        raise UnsureError
    return tree


@dataclass
class _Parsing:
    """A formula that is read from left to right."""

    tokens: list[Token]
    at: int = 0
    depth: int = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self, sign: str) -> bool:
        """Whether that sign comes next, which is passed over then."""
        if self.next != Token("sign", sign):
            return False
        self.at += 1
        return True

    def expression(self, above: int) -> Tree:
        """What stands up to a sign that is computed later than `above`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnsureError
        left = self.value()
        while self.next.kind == "sign" and PRECEDENCE.get(self.next.text, 0) > above:
            sign = self.next.text
            self.at += 1
            left = Operation(sign, (left, self.expression(PRECEDENCE[sign])))
        self.depth -= 1
        return left

    def value(self) -> Tree:
        """A value with the signs before and behind it."""
        if self.take("-"):
            return Operation("-", (self.signed(),))
        if self.take("+"):
            return Operation("+", (self.signed(),))
        found = self.operand()
        while self.take("%"):
            found = Operation("%", (found,))
        return found

    def signed(self) -> Tree:
        """What stands behind a sign, within the depth that is allowed."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnsureError
        found = self.value()
        self.depth -= 1
        return found

    def operand(self) -> Tree:
        """A value without signs."""
        token = self.next
        self.at += 1
        match token.kind:
            case "number" | "text" | "fault":
                return Literal(token.kind, token.text)
            case "area":
                return Reference(token.sheet, token.text)
            case "name" if FUNCTION.fullmatch(token.text) and self.take("("):
                return Call(_plain_name(token.text), tuple(self.given()))
            case "name":
                return Name(token.text)
        if token == Token("sign", "("):
            found = self.expression(0)
            if self.take(")"):
                return found
        raise UnsureError

    def given(self) -> list[Tree | None]:
        """What a function is given, up to its closing bracket."""
        found: list[Tree | None] = []
        if self.take(")"):
            return found
        while True:
            if self.next in (Token("sign", ","), Token("sign", ")")):
                found.append(None)
            else:
                found.append(self.expression(0))
            if self.take(")"):
                return found
            if not self.take(","):
                raise UnsureError


def _plain_name(function: str) -> str:
    """The name of a function without what Excel puts before newer ones."""
    return function.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
