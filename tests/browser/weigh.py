"""What a page costs a reader: the files that a real browser asks for, in bytes after gzip, level 6."""

import gzip

from playwright.sync_api import Browser, Page, Request, expect


def weigh(browser: Browser, address: str) -> dict[str, int]:
    """The files that a new reader's browser asks for at an address."""
    with browser.new_context() as context:
        return _weigh(context.new_page(), address)


def weigh_search(browser: Browser, finder: str, zip_code: str) -> dict[str, int]:
    """Those of the finder's page and of a search near a ZIP code."""
    with browser.new_context() as context:
        page = context.new_page()
        sizes = _weigh(page, f"{finder}#zip={zip_code}")
        expect(page.get_by_role("status")).to_contain_text(zip_code)
        return sizes


def _weigh(page: Page, address: str) -> dict[str, int]:
    asked: list[Request] = []
    page.on("requestfinished", lambda request: asked.append(request))
    page.goto(address, wait_until="networkidle")
    # A browser without a window does not always ask for the icon that its tab would show.
    icon = page.locator("link[rel=icon]").evaluate("node => node.href")
    sizes = {icon: page.context.request.get(icon).body()}
    for request in asked:
        answer = request.response()
        assert answer and answer.ok, request.url
        sizes[request.url] = answer.body()
    return {url: sent(data) for url, data in sizes.items()}


def sent(data: bytes) -> int:
    """The bytes of a file on its way."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))
