/** Results that follow the clock. It is loaded once there is something to follow. */

/** Whether a reader sees anything else in an answer than in an older one to the same filters. */
export function isOther(answer, before) {
  return signOf(answer) !== signOf(before);
}

function signOf({ results, moment }) {
  return JSON.stringify([moment.today, results.map(({ event, slot, day }) => [event.id, slot?.start, day])]);
}

/**
 * Show an answer in the place of an older one to the same filters, with as many results and without moving what is
 * being read: the card at the top of the screen stays where it is, and the focus on its link. The last argument is
 * `screen` of view.js.
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
