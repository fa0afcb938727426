"""Expressions that hypothesis writes: all functions and operators, paths, predicates, over one document."""

from __future__ import annotations

from hypothesis import strategies as st

from surveyapp.expressions import FUNCTIONS

SETTING: dict[str, object] = {
    "answers": {
        "n": 7,
        "t": "Siân 👍",
        "d": "2026-11-25",
        "dt": "2026-03-29T01:30:00.000+02:00",
        "jobs": ["food", "music"],
        "g": {"n": -2.5, "deep": "x"},
        "r": [
            {"v": 1, "w": "a"},
            {"v": 2.5, "s": [{"v": 9}, {"w": "b"}]},
            {"w": ""},
            {"v": "x", "w": "2024-02-29"},
        ],
    },
    "not_relevant": ["g/deep", "r/3/v"],
    "instances": {"items": [{"name": "a", "pos": "1"}, {"name": "b", "pos": "2"}, {"name": "a", "pos": ""}]},
    "now": "2026-11-25T23:45:10.007+05:30",
    "at": "r/1/v",
    "random": [0.375],
}

TELLING_TEXTS = [
    *("", " ", "a", "food", "abcabc", "👍🏽", "false", "NaN", "7", "-0.5", "1,5", "1e5"),
    *(
        "2026-11-25",
        "1969-12-31T23:59:59.999Z",
        "23:59",
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "%Y %e %b",
    ),
]
TEXTS = st.one_of(
    st.sampled_from(TELLING_TEXTS),
    st.text(st.characters(exclude_characters="'", exclude_categories=["Cs"]), max_size=8),
).map("'{}'".format)
NUMBERS = st.one_of(
    st.integers(0, 30).map(str),
    st.sampled_from(
        ["0.5", "2.675", "1000000.125", "20782", "20782.999999", "123456789012345678901234", ".000001"]
    ),
)
NAMES = st.sampled_from(
    ["${n}", "${t}", "${d}", "${dt}", "${jobs}", "${deep}", "${v}", "${w}", "${r}", "${s}"]
)
PATHS = st.sampled_from(
    [
        *(".", "..", "../w", "../../n", "self::v", "child::*", "parent::r", "current()/../w"),
        *("/data/g/n", "/data/*", "/data/r/..", "${r}/v", "${r}/s/v", "${r}/*"),
        *("instance('items')/root/item", "instance('items')/root/item/pos"),
    ]
)
PATTERNS = st.one_of(
    st.sampled_from(
        ["'[a-z]+'", "'(a|b)*c?'", "'\\d{1,3}'", "'.*'", "'\\w+\\b.*'", "'[^ ]+'", "'(?i)A.*'", "'\\p{L}+.*'"]
    ),
    st.text("ab0.*+?|()[]{}^$\\-,d", max_size=8).map("string('{}')".format),
)
OPERATORS = st.sampled_from(["or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod"])


def nodes(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Write something that gives nodes, with predicates made of expressions."""
    return st.one_of(
        NAMES,
        PATHS,
        st.builds("${{r}}[{}]".format, inner),
        st.builds("${{r}}[{}]/v".format, inner),
        st.builds("/data/r[{}][{}]/*".format, inner, inner),
        st.builds("instance('items')/root/item[{}]/name".format, inner),
        st.builds("({} | {})".format, NAMES, PATHS),
        st.builds("if({}, {}, {})".format, inner, NAMES, PATHS),
    )


def call(name: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Write a call of a function with as many arguments as it takes, each of a kind that it may have."""
    function = FUNCTIONS[name]
    kinds = {
        "nodes": nodes(inner),
        "question": NAMES,
        "repeat": NAMES,
        "pattern": PATTERNS,
        "format": st.sampled_from(["'%Y-%m-%d'", "'%y %n %b %e %a'", "'%H:%M:%S.%3 %h%%'", "${t}"]),
        "exponent": st.integers(0, 12).map(str),
    }
    usual = function.arguments()

    def arguments(count: int) -> st.SearchStrategy[str]:
        named = [usual[min(place, len(usual) - 1)].rstrip("?…") for place in range(count)]
        if name == "indexed-repeat":
            named = ["question", *(["repeat", "index"] * count)][:count]
        return st.tuples(*(kinds.get(one, inner) for one in named)).map(", ".join)

    counts = st.sampled_from(function.counts[:4])
    return counts.flatmap(arguments).map(lambda given: f"{name}({given})")


def expressions() -> st.SearchStrategy[str]:
    """Write an expression."""
    leaves = st.one_of(TEXTS, NUMBERS, NAMES, PATHS)
    return st.recursive(leaves, _larger, max_leaves=6)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, OPERATORS, inner),
        st.builds("-{}".format, inner),
        st.sampled_from(sorted(FUNCTIONS)).flatmap(lambda name: call(name, inner)),
        nodes(inner),
    )
