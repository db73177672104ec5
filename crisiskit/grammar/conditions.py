"""Reading a condition, in the words of the document's language, into one tree.

    parse_condition("deaths > 0 atau tidak located", words)   # words of Indonesian
    Or((Compare("deaths", ">", 0), Not(Name("located"))))

`not` binds before `and`, `and` before `or`; parentheses are allowed. Quotes that an editor made smart and the signs ≥ ≤ ≠ are read
as meant. What the tree costs to evaluate is bounded: see `measure`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from crisiskit.grammar.trouble import GrammarTrouble, Place
from crisiskit.model.condition import And, Compare, Condition, Name, Not, Or

if TYPE_CHECKING:
    from crisiskit.problems import Where

SIGNS = ("!=", "<=", ">=", "=", "<", ">")
_SAME = {"≥": ">=", "≤": "<=", "≠": "!="}
_QUOTES = "\"'“”‘’`"
_DEEPEST = 40
#: A number of more digits is a slip of the finger; as a word it fits no fact.
_MOST_DIGITS = 15

#: The words of conditions in a language: "and", "or", "not", "unless", "yes", "no", each with its accepted spellings.
Words = Mapping[str, Sequence[str]]
_Token = tuple[str, str, int]


def parse_condition(text: str, words: Words, place: Place | None = None) -> Condition:
    """The tree of `text`, its names with the places that `place` gives for their offsets.

    Raises GrammarTrouble with the offset of the first thing that is no condition.
    """
    parser = _Parser(text, words, place)
    tree = parser.either(0)
    parser.finish()
    return tree


def negate(condition: Condition) -> Condition:
    """The contrary, which is what `unless` means."""
    return Not(condition)


def names_in(condition: Condition) -> Iterator[str]:
    """Every name the condition mentions, in order, repeats included."""
    if isinstance(condition, Name | Compare):
        yield condition.name
    elif isinstance(condition, Not):
        yield from names_in(condition.item)
    else:
        for item in condition.items:
            yield from names_in(item)


def atoms_in(condition: Condition) -> Iterator[Name | Compare]:
    """Every bare name and comparison in it, in order."""
    if isinstance(condition, Name | Compare):
        yield condition
    elif isinstance(condition, Not):
        yield from atoms_in(condition.item)
    else:
        for item in condition.items:
            yield from atoms_in(item)


def measure(condition: Condition, named: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """How deep and how large a tree is once the conditions it names are opened up; `named` gives the measures of those."""
    if isinstance(condition, Name | Compare):
        return named.get(condition.name, (1, 1)) if isinstance(condition, Name) else (1, 1)
    items = (condition.item,) if isinstance(condition, Not) else condition.items
    depths, sizes = zip(*(measure(item, named) for item in items), strict=True)
    return 1 + max(depths), 1 + sum(sizes)


def _tokens(text: str) -> Iterator[_Token]:
    """Words, numbers, signs and parentheses with their offsets."""
    at = 0
    while at < len(text):
        sign = text[at]
        if sign.isspace() or sign in _QUOTES:
            at += 1
        elif sign in _SAME:
            yield ("sign", _SAME[sign], at)
            at += 1
        elif sign in "()":
            yield (sign, sign, at)
            at += 1
        elif sign in "=<>!":
            run = text[at : at + 2] if text[at : at + 2] in SIGNS else sign
            if run not in SIGNS or text[at : at + 2] == "==":
                raise GrammarTrouble("bad-sign", at, found=text[at : at + 2].strip())
            yield ("sign", run, at)
            at += len(run)
        elif sign.isalnum():
            start = at
            while at < len(text) and (text[at].isalnum() or text[at] in "_-"):
                at += 1
            yield ("word", text[start:at], start)
        else:
            raise GrammarTrouble("bad-condition", at, found=sign)


class _Parser:
    """A cursor over the tokens of one condition."""

    def __init__(self, text: str, words: Words, place: Place | None) -> None:
        self._end = len(text)
        self._place = place
        self._tokens = [*_tokens(text)]
        self._at = 0
        self._words = {spelling: meaning for meaning, spellings in words.items() for spelling in spellings}
        #: "no" and "not" may be one word ("tidak"): a value after a sign, a negation elsewhere.
        self._values = {spelling: meaning == "yes" for meaning in ("yes", "no") for spelling in words.get(meaning, ())}
        self._not = {*words.get("not", ())}

    def _peek(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "", self._end)

    def _is(self, meaning: str) -> bool:
        kind, text, _ = self._peek()
        if kind != "word":
            return False
        return text.lower() in self._not if meaning == "not" else self._words.get(text.lower()) == meaning

    def either(self, depth: int) -> Condition:
        items = [self._both(depth)]
        while self._is("or"):
            self._at += 1
            items.append(self._both(depth))
        return items[0] if len(items) == 1 else Or(tuple(items))

    def _both(self, depth: int) -> Condition:
        items = [self._one(depth)]
        while self._is("and"):
            self._at += 1
            items.append(self._one(depth))
        return items[0] if len(items) == 1 else And(tuple(items))

    def _one(self, depth: int) -> Condition:
        kind, text, offset = self._peek()
        if depth > _DEEPEST:
            raise GrammarTrouble("condition-too-deep", offset)
        if self._is("not"):
            self._at += 1
            return Not(self._one(depth + 1))
        if kind == "(":
            self._at += 1
            inner = self.either(depth + 1)
            if self._peek()[0] != ")":
                raise GrammarTrouble("unclosed-parenthesis", offset)
            self._at += 1
            return inner
        if kind != "word" or self._words.get(text.lower()) in ("and", "or", "unless") or not text[0].isalpha():
            raise GrammarTrouble("bad-condition", offset, found=text)
        self._at += 1
        return self._comparison(text, None if self._place is None else self._place(offset))

    def _comparison(self, name: str, where: Where | None) -> Condition:
        if self._peek()[0] != "sign":
            return Name(name, where)
        sign = self._peek()[1]
        self._at += 1
        kind, text, offset = self._peek()
        if kind != "word":
            raise GrammarTrouble("comparison-without-value", offset, name=name, sign=sign)
        self._at += 1
        if text.lower() in self._values:
            return Compare(name, sign, self._values[text.lower()], where)
        is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
        return Compare(name, sign, int(text) if is_number else text, where)

    def finish(self) -> None:
        kind, text, offset = self._peek()
        if kind != "end":
            raise GrammarTrouble("bad-condition", offset, found=text)
