"""What a reader's browser has to complain of."""

from playwright.sync_api import ConsoleMessage, Page, Request, Response


def watch(page: Page, site: str) -> list[str]:
    """From now on, what goes wrong on a page, as it comes.

    That is: errors and warnings of the console (what breaks the Content-Security-Policy is among them),
    scripts that fail, and requests that fail or leave the site.
    """
    said: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith(site):
            said.append(f"asks elsewhere: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            said.append(f"answer {response.status}: {response.url}")

    def on_failure(request: Request) -> None:
        # Leaving a page drops what it was still loading. Where no script runs, none is loaded ahead: Chromium
        # calls that "csp"; what the policy itself forbids, the console tells.
        if request.failure not in {"net::ERR_ABORTED", "csp"}:
            said.append(f"failed: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: said.append(f"script: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", on_failure)
    page.on("response", on_response)
    return said
