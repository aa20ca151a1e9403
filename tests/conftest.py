"""What all tests share: how Hypothesis looks for examples."""

from hypothesis import settings

# The same examples in every run: a change that breaks nothing never turns the tests red.
# To go looking for new ones: make test TESTS="--hypothesis-profile=explore"
settings.register_profile("steady", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile("steady")
