"""What can be wrong with a page for those who look at it in their own way, each kind as a list."""

from playwright.sync_api import Page

from tests.site import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async ([rules, isBrief]) => {
  const shapes = new Set();
  const isRepeated = (node) => {
    const parts = [node, ...node.querySelectorAll("*")];
    const shape = parts.map(({ localName, className, hidden }) => [localName, className, hidden]).join();
    return shapes.has(shape) || !shapes.add(shape);
  };
  const exclude = isBrief ? [...document.querySelectorAll(".card, .tile")].filter(isRepeated) : [];
  // The page in a frame is looked at by itself. Axe cannot reach into a sandbox, and fails on the console.
  const options = { iframes: false, resultTypes: ["violations"] };
  options.rules = { "target-size": { enabled: true } };
  if (rules) options.runOnly = { type: "rule", values: rules };
  const { violations } = await axe.run({ include: [document], exclude }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.replace(/\\s+/g, " ")}`));
}"""

CUT = """() => [document.documentElement, ...document.querySelectorAll("body *")]
  .filter((node) => node.checkVisibility() && !node.closest(".visually-hidden, select"))
  .filter((node) => node === document.documentElement ||
    ["hidden", "clip"].includes(getComputedStyle(node).overflowX) ||
    node.matches(".tile, .button, .badge, .card-day, .nav a"))
  .filter((node) => node.scrollWidth > node.clientWidth + 1 ||
    (node.matches(".tile, .button") && node.scrollHeight > node.clientHeight + 1))
  .map((node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 40)} is cut`)"""

EDGELESS = """() => [...document.querySelectorAll(".button, .tile, input, select")]
  .filter((node) => node.checkVisibility() && parseFloat(getComputedStyle(node).borderTopWidth) < 1)
  // The browser itself draws a box that is to be checked.
  .filter((node) => node.type !== "checkbox" || getComputedStyle(node).appearance !== "auto")
  .map((node) => `${node.localName} ${node.textContent.trim()} has no edge`)"""

MOVING = """() => [...document.querySelectorAll("*")].filter((node) => {
  const look = getComputedStyle(node);
  const isStill = look.animationName === "none" && look.transitionDuration === "0s";
  return !isStill || look.scrollBehavior === "smooth";
}).map((node) => `${node.localName}.${node.className} moves`)"""

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((node) => node.getBoundingClientRect().right > room + 0.5)
    .map((node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 40)} is too wide`);
}"""


def axe(page: Page, rules: list[str] | None = None, *, is_brief: bool = False) -> list[str]:
    """What axe finds, by all of its rules or by some.

    It takes its time with long lists. When brief, it looks at one of the cards, and at one of the tiles,
    that are made alike: of the same elements with the same classes.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(RUN_AXE, [rules, is_brief])
    return found


def cut(page: Page) -> list[str]:
    """What is wider than its box, where that hides it or makes it run into its neighbor."""
    found: list[str] = page.evaluate(CUT)
    return found


def wider(page: Page) -> list[str]:
    """What reaches beyond the right edge of a page that can be pushed sideways."""
    found: list[str] = page.evaluate(WIDER)
    return found


def edgeless(page: Page) -> list[str]:
    """What can be pressed or filled in, and looks like mere text where grounds are not shown."""
    found: list[str] = page.evaluate(EDGELESS)
    return found


def moving(page: Page) -> list[str]:
    """What moves or fades."""
    found: list[str] = page.evaluate(MOVING)
    return found
