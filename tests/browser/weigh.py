"""What a page costs a reader: the files that a real browser asks for, in bytes after gzip, level 6."""

import gzip
from collections.abc import Iterable
from contextlib import ExitStack

from playwright.sync_api import Browser, Page, Request, expect


class Visit:
    """A new reader's browser at an address, and what it asks for there."""

    def __init__(self, browser: Browser, address: str, stack: ExitStack) -> None:
        self.page: Page = stack.enter_context(browser.new_context()).new_page()
        self.asked: list[Request] = []
        self.page.on("requestfinished", lambda request: self.asked.append(request))
        self.page.goto(address, wait_until="commit")

    def sizes(self) -> dict[str, int]:
        """The bytes of each file, once all are there."""
        self.page.wait_for_load_state("networkidle")
        # A browser without a window does not always ask for the icon that its tab would show.
        icon = self.page.locator("link[rel=icon]").evaluate("node => node.href")
        bodies = {icon: self.page.context.request.get(icon).body()}
        # A browser may ask for the manifest once the page is there, for itself: nobody waits for it.
        for request in [one for one in self.asked if not one.url.endswith(".webmanifest")]:
            answer = request.response()
            assert answer and answer.ok, request.url
            bodies[request.url] = answer.body()
        return {url: sent(data) for url, data in bodies.items()}


def weigh(browser: Browser, address: str) -> dict[str, int]:
    """The files that a page asks for."""
    with ExitStack() as stack:
        return Visit(browser, address, stack).sizes()


def weigh_searches(browser: Browser, finder: str, zip_codes: Iterable[str]) -> dict[str, dict[str, int]]:
    """The files that the finder's page and a search near each ZIP code ask for."""
    with ExitStack() as stack:
        # All at once, since each is done only after half a second without a request.
        visits = {code: Visit(browser, f"{finder}#zip={code}", stack) for code in zip_codes}
        for code, visit in visits.items():
            expect(visit.page.get_by_role("status")).to_contain_text(code, timeout=30_000)
        return {code: visit.sizes() for code, visit in visits.items()}


def sent(data: bytes) -> int:
    """The bytes of a file on its way."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))
