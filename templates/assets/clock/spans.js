// Shows and hides what a page says only until, or only from, a certain second.

export function showSpans(second) {
  for (const node of document.querySelectorAll("[data-from-second]")) {
    node.hidden = Number(node.dataset.fromSecond) > second;
  }
  for (const node of document.querySelectorAll("[data-until-second]")) {
    node.hidden = Number(node.dataset.untilSecond) <= second;
  }
}
