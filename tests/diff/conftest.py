"""Failing asserts in what these tests share show their values."""

import pytest

pytest.register_assert_rewrite("tests.rules.folders", "tests.diff.changes")
