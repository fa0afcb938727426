"""JavaScript as it goes over the wire: the modules of the release, without their comments and indentation.

This is not a build step: names, lines of code and files stay as they are written, and a module may be served
as it is, too. It only takes out what a phone has no use for, which is a third of what it would fetch.
"""

from __future__ import annotations

import re

COMMENT_BLOCK = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
"""A comment that has its lines to itself."""
COMMENT_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
TYPE = re.compile(r"/\*\* @\w+ [^*\n]*\*/ ?")
"""A type of JSDoc in the middle of a line."""
INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
BLANK = re.compile(r"\n{2,}")


def lean(module: str) -> str:
    """Return a module without comments, blank lines and indentation, unless a text in it runs over lines."""
    code = TYPE.sub("", COMMENT_LINE.sub("", COMMENT_BLOCK.sub("", module)))
    if any(line.count("`") % 2 for line in code.splitlines()):
        return module  # what looks like a comment or an indentation could be part of the text
    return BLANK.sub("\n", INDENTATION.sub("", code))
