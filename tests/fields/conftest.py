"""Assertions in what the tests of fields share say as much as those in tests."""

import pytest

pytest.register_assert_rewrite("tests.fields.parsing")
