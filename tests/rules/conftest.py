"""Assertions in what the tests of rules share say as much as those in tests."""

import pytest

pytest.register_assert_rewrite("tests.rules.folders")
