"""The hub: the one place that knows the order of the steps."""
