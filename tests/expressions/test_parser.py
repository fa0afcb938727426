"""Text becomes a tree, or an error that says where and what to write instead; never anything else."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.expressions import FUNCTIONS, NOT_SUPPORTED, ExpressionError, Tree, parse, references
from surveyapp.expressions.trees import MAX_DEPTH, MAX_LENGTH, MAX_NESTING, depth

TREES: list[tuple[str, Tree]] = [
    ("7", 7),
    ("7.50", 7.5),
    ("'a'", "a"),
    ("${a}", ["ref", "a"]),
    (".", ["here"]),
    ("./x", ["path", ["here"], ["child", "x"]]),
    ("..", ["path", ["here"], ["parent", "node()"]]),
    ("../x", ["path", ["here"], ["parent", "node()"], ["child", "x"]]),
    ("x", ["path", ["here"], ["child", "x"]]),
    ("/data/x", ["path", ["root"], ["child", "data"], ["child", "x"]]),
    ("${r}/x", ["path", ["ref", "r"], ["child", "x"]]),
    ("${r}[2]", ["filter", ["ref", "r"], 2]),
    ("${r}[2]/x[1]", ["path", ["filter", ["ref", "r"], 2], ["child", "x", 1]]),
    ("current()/../x", ["path", ["call", "current"], ["parent", "node()"], ["child", "x"]]),
    ("self::node()", ["here"]),
    ("parent::*", ["path", ["here"], ["parent", "*"]]),
    ("instance('i')/root/item", ["path", ["call", "instance", "i"], ["child", "root"], ["child", "item"]]),
    ("1 + 2 * 3", ["+", 1, ["*", 2, 3]]),
    ("-${a}", ["neg", ["ref", "a"]]),
    ("${a} | ${b}", ["|", ["ref", "a"], ["ref", "b"]]),
    ("'a' or 'b' or 'c' or 'd'", ["or", ["or", "a", "b"], ["or", "c", "d"]]),
    ("1 - 2 - 3", ["-", ["-", 1, 2], 3]),
    ("if(1, 2, 3)", ["call", "if", 1, 2, 3]),
    ("jr:choice-name(${a}, '${a}')", ["call", "jr:choice-name", ["ref", "a"], "a"]),
    ("indexed-repeat(${x}, ${r}, 2)", ["call", "indexed-repeat", "x", "r", 2]),
]

ERRORS = [
    ("", 1, "The expression is empty", "Write one"),
    ("   ", 3, "The expression is empty", "Write one"),
    ("1 +", 3, "The expression ends too early", "Write a value"),
    ("(1", 2, "The bracket ( is not closed", "Add a )"),
    ("(1]", 3, "The bracket ( is not closed", "Add a )"),
    ("1)", 2, "Did not expect ) here", "Join two parts"),
    ("${a} ${b}", 6, "Did not expect ${b} here", "Join two parts"),
    ("'a' 'b'", 5, "Did not expect the text 'b' here", "Join two parts"),
    ("'abc", 1, "This text has no closing quote", "End it with '"),
    ('"abc', 1, "This text has no closing quote", 'End it with "'),
    ("a = ‘x’", 5, "The quote ‘ is not a straight one", "Write '"),
    ("${a", 1, "${…} does not hold the name of a question", "A name starts with"),
    ("${1a}", 1, "${…} does not hold the name of a question", "A name starts with"),
    ("${a b}", 1, "${…} does not hold the name of a question", "A name starts with"),
    ("${last-saved#a}", 1, "${last-saved#…}, an answer of the submission before, is not", "default"),
    ("$a", 1, "$ has no meaning alone", "Write ${name}"),
    ("1 == 2", 3, "== has no meaning here", "Write ="),
    ("1 && 2", 3, "&& has no meaning here", "Write and"),
    ("1 || 2", 3, "|| has no meaning here", "Write or"),
    ("1 <> 2", 3, "<> has no meaning here", "Write !="),
    ("1 => 2", 3, "=> has no meaning here", "Write >="),
    ("!${a}", 1, "! has no meaning here", "not("),
    ("5 % 2", 3, "% has no meaning here", "Write mod"),
    ("5 − 2", 3, "− has no meaning here", "hyphen"),
    ("${a} ≥ 2", 6, "≥ has no meaning here", "Write >="),
    ("1 / 2", 3, "Only ${name}, a path, instance() or current() can be followed by [ or /", "Write div"),
    ("'a'[1]", 4, "Only ${name}, a path, instance() or current() can be followed by [ or /", "Write div"),
    ("${a}//b", 5, "// has no meaning here", "Write the whole path"),
    ("${r}/", 5, "The expression ends too early", "Write the name of a question"),
    ("@id", 1, "@ has no meaning here", "no attributes"),
    ("/data/text()", 7, "text() cannot stand in a path", "name of a question"),
    ("ancestor::x", 1, "The axis ancestor:: is not supported", "names and .."),
    ("${r}[1", 6, "The predicate [ is not closed", "Add a ]"),
    ("${r}[]", 6, "Did not expect ] here", "Write a value"),
    ("node(1)", 6, "node() takes no arguments", "Add a )"),
    ("sleected(${a}, 'x')", 1, "There is no function sleected()", "Did you mean selected()?"),
    ("Concat('a')", 1, "There is no function Concat()", "Did you mean concat()?"),
    ("foo()", 1, "There is no function foo()", "docs/expressions.md"),
    ("1 + last()", 5, "There is no function last()", ""),
    ("selected(${a})", 1, "selected() takes 2 arguments, not 1", "Write selected(answer, name)"),
    ("today(1)", 1, "today() takes no arguments, not 1", "Write today()"),
    ("not()", 1, "not() takes 1 argument, not 0", "Write not(condition)"),
    ("round(1, 2, 3)", 1, "round() takes 1 or 2 arguments, not 3", "Write round(number, places?)"),
    ("join()", 1, "join() takes at least 2 arguments, not 0", "Write join(separator, text…)"),
    ("indexed-repeat(${a}, ${r})", 1, "indexed-repeat() takes 3, 5, 7, 9 or 11 arguments, not 2", "Write"),
    ("indexed-repeat(1, ${r}, 1)", 16, "indexed-repeat() needs the name of a question here", "${repeat}"),
    ("if(true(), 1, selected(1))", 15, "selected() takes 2 arguments, not 1", "Write"),
    ("selected(${a} 'x')", 15, "The bracket of selected( is not closed", "Add a )"),
    ("selected(${a}, )", 16, "Did not expect ) here", "Write a value"),
    ("count('a')", 7, "count() looks at answers, and this is a single value", "Write ${name}"),
    ("sum(1 + 1)", 5, "sum() looks at answers, and this is a single value", "Write ${name}"),
    ("1 | ${a}", 3, "The operator | joins nodes", "Write or"),
    ("regex(., '(a')", 11, "The bracket ( is not closed", "Add a )"),
    ("regex(., 'a(?=b)')", 12, "A pattern cannot use looking ahead", "whole text"),
    ("format-date(., '%d %Q')", 20, "%Q is no code of a date format", "Write %Y"),
    ("format-date(., '%')", 17, "% is no code of a date format", "Write %Y"),
    ("9" * 400, 1, "This number is too large", "fewer digits"),
]


@pytest.mark.parametrize(("text", "tree"), TREES, ids=[text for text, _ in TREES])
def test_text_becomes_this_tree(text: str, tree: Tree) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(("text", "column", "message", "cure"), ERRORS, ids=[case[0][:40] for case in ERRORS])
def test_an_error_says_where_and_what_to_write(text: str, column: int, message: str, cure: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.column == column
    assert caught.value.message.startswith(message)
    assert cure in caught.value.cure
    assert str(caught.value).startswith(f"column {column}: {message}")


@pytest.mark.parametrize("name", sorted(NOT_SUPPORTED))
def test_a_function_that_is_still_missing_is_refused_by_name(name: str) -> None:
    with pytest.raises(ExpressionError, match=f"The function {name}\\(\\) is not supported yet"):
        parse(f"if(true(), 1, {name}(1))")


def test_no_function_is_both_here_and_missing() -> None:
    assert FUNCTIONS.keys() & NOT_SUPPORTED == set()


def test_references_are_the_names_that_an_expression_reads() -> None:
    text = "if(${a}, ${r}[x = ${b}]/y, jr:choice-name(., '${c}')) or indexed-repeat(${d}, ${e}, ${f})"
    assert references(parse(text)) == {"a", "r", "b", "c", "d", "e", "f"}


def test_a_text_that_looks_like_a_reference_is_none() -> None:
    assert references(parse("concat('ref', 'a', '${b}')")) == set()


def test_a_long_list_of_alternatives_is_a_flat_tree() -> None:
    tree = parse(" or ".join(f"${{job}} = 'job_{number}'" for number in range(400)))
    assert depth(tree) < 15


def test_a_chain_of_additions_may_be_long_but_not_endless() -> None:
    assert parse("+".join("1" * 150))
    with pytest.raises(ExpressionError, match=f"over {MAX_DEPTH} levels deep"):
        parse("+".join("1" * 300))


def test_brackets_may_be_nested_but_not_endlessly() -> None:
    assert parse("(" * (MAX_NESTING - 1) + "1" + ")" * (MAX_NESTING - 1)) == 1
    with pytest.raises(ExpressionError, match=f"More than {MAX_NESTING} brackets"):
        parse("(" * MAX_NESTING + "1" + ")" * MAX_NESTING)


def test_an_expression_that_is_too_long_is_refused() -> None:
    assert parse("1" + " " * (MAX_LENGTH - 1)) == 1
    with pytest.raises(ExpressionError, match="10,001 characters, and 10,000 are the most"):
        parse("1" + " " * MAX_LENGTH)


@pytest.mark.parametrize(
    "text",
    [
        *("(", "-", "+", "1+", "not(", "${a}[", "a/", "'", '"', "${", "a::", "a:", "1 or ", "..", "../", "x"),
        *("1 or 1 and 1 = 1 < 1 + 1 * -${a}[", "concat(1,", "9", ".", "regex(.,'((((", "a-", "é", "if(1,1,"),
    ],
)
def test_the_longest_text_of_one_thing_is_a_tree_or_an_error(text: str) -> None:
    a_tree_or_an_error(text * (MAX_LENGTH // len(text)))


PIECES = st.sampled_from(
    [
        *("1", ".5", "'a'", '"b"', "${a}", "${r}", "name", ".", "..", "/", "//", "(", ")", "[", "]"),
        *("-", "+", "=", "!=", "<", "<=", "|", "and", "or", "div", "mod", "not(", "if(", "count(", "node()"),
        *("regex(", "'%d'", "position(", "jr:choice-name(", "indexed-repeat(", "$", "{", "}", "'", '"', ":"),
        *(",", "::", "*", "@", "é", "👍", "\x00", "!"),
    ]
)


@given(st.one_of(st.text(), st.text(string.printable, max_size=40), st.lists(PIECES).map("".join)))
def test_any_text_is_a_tree_or_an_error_with_a_place_in_it(text: str) -> None:
    a_tree_or_an_error(text)


@given(st.lists(PIECES).map(" ".join))
def test_any_row_of_pieces_is_a_tree_or_an_error_with_a_place_in_it(text: str) -> None:
    a_tree_or_an_error(text)


@given(st.text("ab01.*+?|()[]{}^$\\-,dDwWsSbBpPLuxi:=!<é👍", max_size=30))
def test_any_pattern_is_one_or_an_error_with_a_place_in_it(pattern: str) -> None:
    a_tree_or_an_error(f"regex(., '{pattern}')")


def a_tree_or_an_error(text: str) -> None:
    """Parse a text: a tree has to be JSON and no deeper than allowed, an error has a place in the text."""
    try:
        tree = parse(text)
    except ExpressionError as error:
        assert 1 <= error.column <= max(len(text), 1)
        assert error.message
        assert not error.message.endswith(".")
    else:
        assert json.loads(json.dumps(tree, allow_nan=False)) == tree
        assert depth(tree) <= MAX_DEPTH
