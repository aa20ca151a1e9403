// Numbers of what is coming, without what has ended since the page was made. In data-ends stand the minutes from
// <html data-made> at which the next seven days of it end, as steps. A page that is older knows no numbers: with
// the class "old" it shows when it was made in their place.

const html = document.documentElement;
const made = Number(html.dataset.made);
const MINUTE = 60;
const WEEK = 7 * 24 * 60 * MINUTE;

/** The seconds at which something that a number counts is over. */
function endsOf(node) {
  let end = made;
  return node.dataset.ends.split(" ").map((step) => (end += Number(step) * MINUTE));
}

export function recount(second) {
  if (!made) return;
  html.classList.toggle("old", second >= made + WEEK);
  for (const node of document.querySelectorAll("[data-ends]")) {
    node.dataset.number ??= node.textContent;
    const n = node.dataset.number - endsOf(node).filter((end) => end <= second).length;
    if (node.textContent === String(n)) continue;
    node.textContent = String(n);
    const words = node.nextElementSibling;
    const said = words?.closest("[data-one]").dataset;
    if (words) words.textContent = n === 1 ? said.one : said.other;
    const tile = node.closest(".tile");
    if (tile) tile.className = `tile step-${levelOf(n, tile.closest("[data-bounds]").dataset.bounds.split(" "))}`;
  }
}

/** The shade of a count: as in statepages/render/tiles.py. */
function levelOf(n, bounds) {
  return n && 1 + bounds.findIndex((bound) => n <= Number(bound));
}

/** The seconds at which a number changes. */
export function turnsOfCounts() {
  if (!made) return [];
  return [made + WEEK, ...[...document.querySelectorAll("[data-ends]")].flatMap(endsOf)];
}
