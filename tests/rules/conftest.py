"""Failed assertions in shared helpers of these tests show as much as those in tests."""

import pytest

pytest.register_assert_rewrite("tests.rules.folders")
