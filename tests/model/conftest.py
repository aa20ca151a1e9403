"""Assertions in what the tests of the model share say as much as those in tests."""

import pytest

pytest.register_assert_rewrite("tests.model.parsing")
