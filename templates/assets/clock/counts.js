// Subtracts from the counts on a page what has ended since it was built. data-ends has the minutes after
// <html data-made> at which events of the next seven days end, each as the difference from the one before. After seven
// days the counts are unknown: the class "old" shows the day of the build in their place.

const html = document.documentElement;
const made = Number(html.dataset.made);
const MINUTE = 60;
const WEEK = 7 * 24 * 60 * MINUTE;

/** The times, in Unix seconds, at which a count drops. */
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
    if (!n && node.closest(".count")) {
      removeCount(node.parentElement);
      continue;
    }
    const words = node.nextElementSibling;
    const forms = words?.closest("[data-one]").dataset;
    if (words) words.textContent = n === 1 ? forms.one : forms.other;
    const tile = node.closest(".tile");
    if (tile) tile.className = `tile step-${levelOf(n, tile.closest("[data-bounds]").dataset.bounds.split(" "))}`;
  }
}

/** Remove a count with its comma; the whole line with the last one. */
function removeCount(count) {
  const comma = count.nextElementSibling ?? count.previousElementSibling;
  if (comma) comma.remove();
  else count.parentElement.remove();
  count.remove();
}

/** The shade for a count, as in statepages/render/tiles.py. */
function levelOf(n, bounds) {
  return n && 1 + bounds.findIndex((bound) => n <= Number(bound));
}

/** The times, in Unix seconds, at which any count changes. */
export function countChanges() {
  if (!made) return [];
  return [made + WEEK, ...[...document.querySelectorAll("[data-ends]")].flatMap(endsOf)];
}
