// Updates everything on a page that depends on the time, and schedules the next update.

import { dayAt, isArchive, now, untilMidnight } from "./time.js";
import { showNext } from "./cards.js";
import { showTimes } from "./event.js";
import { hideEmptyGroups, nameDays } from "./groups.js";
import { countChanges, recount } from "./counts.js";
import { showSpans } from "./spans.js";
import { addYourTimes } from "./yours.js";
import { unpacked } from "./packed.js";

const LONGEST_WAIT = 15 * 60;

/** Update the page once. Returns the seconds until something on it changes again. */
function update() {
  const second = now();
  const today = dayAt(second);
  for (const card of document.querySelectorAll("main .card[data-expires]")) showNext(card, second, today);
  showTimes(second, today);
  showSpans(second);
  nameDays(today);
  hideEmptyGroups();
  if (!isArchive) recount(second);
  addYourTimes();
  const changes = [...endsOnPage(), ...countChanges()].filter((at) => at > second).map((at) => at - second);
  return Math.min(LONGEST_WAIT, untilMidnight(second), ...changes);
}

/** The times, in Unix seconds, at which a card or a time on the page is over. */
function endsOnPage() {
  return [...document.querySelectorAll("[data-expires], [data-until-second]")].flatMap(({ dataset }) => [
    Number(dataset.expires ?? dataset.untilSecond),
    ...(dataset.times ? unpacked(JSON.parse(dataset.times)).map(({ expires }) => expires) : []),
  ]);
}

/** Make a change without moving what the reader sees: the first card on the screen stays in its place. */
function inPlace(change) {
  if (!scrollY) return change();
  const seen = [...document.querySelectorAll("main .card:not([hidden])")]
    .map((card) => [card, card.getBoundingClientRect().top, card.parentElement])
    .filter(([card, top]) => top >= 0 && top < innerHeight && card.checkVisibility());
  const made = change();
  const [card, top] = seen.find(([one, , list]) => !one.hidden && one.parentElement === list) ?? [];
  if (card) scrollBy(0, card.getBoundingClientRect().top - top);
  return made;
}

/** Keep the page up to date from now on. */
export function watch() {
  const wait = inPlace(update);
  if (!isArchive) setTimeout(watch, Math.max(1, wait) * 1000);
}

// Timers stop while the device sleeps, so update again when the reader comes back.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) inPlace(update);
});
