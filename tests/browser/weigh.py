"""What a page costs a reader: the files that a real browser asks for, in bytes after gzip, level 6."""

import gzip
from collections.abc import Callable

from playwright.sync_api import Browser, Page, Request


def weigh(browser: Browser, address: str, use: Callable[[Page], None] = lambda page: None) -> dict[str, int]:
    """The files that a new reader's browser asks for on the way to a page, and while `use` uses it."""
    asked: list[Request] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("requestfinished", lambda request: asked.append(request))
        page.goto(address, wait_until="networkidle")
        use(page)
        # A browser without a window does not always ask for the icon that its tab would show.
        icon = page.locator("link[rel=icon]").evaluate("node => node.href")
        sizes = {icon: context.request.get(icon).body()}
        for request in asked:
            answer = request.response()
            assert answer and answer.ok, request.url
            sizes[request.url] = answer.body()
    return {url: sent(data) for url, data in sizes.items()}


def sent(data: bytes) -> int:
    """The bytes of a file on its way."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))


def find_near(page: Page, zip_code: str) -> None:
    """Search near a ZIP code, with the finder's other fields as they are, until all is there."""
    page.get_by_label("ZIP code", exact=True).fill(zip_code)
    page.get_by_role("button", name="Find events").click()
    page.get_by_role("status").filter(has_text=zip_code).wait_for()
    page.wait_for_load_state("networkidle")
