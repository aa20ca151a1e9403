/** Updates results as time passes. Loaded with the first update. */

/** Whether an answer looks different from an older one to the same filters. */
export function isDifferent(answer, before) {
  return fingerprint(answer) !== fingerprint(before);
}

function fingerprint({ results, moment }) {
  return JSON.stringify([moment.today, results.map(({ event, slot, day }) => [event.id, slot?.start, day])]);
}

/**
 * Replace an answer with a newer one to the same filters. It shows as many results, and nothing that the reader sees
 * moves: the card at the top of the screen stays in its place, and its link keeps the focus. The last argument is
 * `screen` from view.js.
 */
export function replaceAnswer(answer, act, { draw, focusHeading, showAnswer, shown }) {
  const cards = [...shown().querySelectorAll(".card")];
  const top = cards.find((one) => one.getBoundingClientRect().bottom > 0) ?? null;
  const address = (one) => one?.querySelector("a").href;
  const [seen, before, focused] = [address(top), top?.getBoundingClientRect().top, address(document.activeElement.closest(".card"))];
  answer.drawing = draw(answer, cards.length);
  for (const step of showAnswer(answer, act)) step();
  const now = new Map([...shown().querySelectorAll(".card")].map((one) => [address(one), one]));
  if (focused) {
    const link = now.get(focused)?.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    else focusHeading();
  }
  if (before < innerHeight && now.has(seen)) scrollBy(0, now.get(seen).getBoundingClientRect().top - before);
}
