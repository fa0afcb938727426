"""Tests of the web floor. What they share says, too, what was expected and what was found."""

import pytest

pytest.register_assert_rewrite("tests.web.client", "tests.web.html_tree", "tests.web.sent")
