"""The tests of the clock look at pages in the browser that tests/browser/ starts."""

from tests.browser.conftest import browser_type_launch_args, serve_folder

__all__ = ["browser_type_launch_args", "serve_folder"]
