// What on a page depends on the time, all of it, and when to look at it again.

import { dayAt, isArchive, now, untilMidnight } from "./time.js";
import { showNext } from "./cards.js";
import { showTimes } from "./event.js";
import { hideEmptyGroups, nameDays } from "./groups.js";
import { recount, turnsOfCounts } from "./counts.js";
import { sayYours } from "./yours.js";
import { unpacked } from "./packed.js";

const LONGEST_WAIT = 15 * 60;

/** Looks at all times once, and gives the seconds until something on the page will change. */
function look() {
  const second = now();
  const today = dayAt(second);
  for (const card of document.querySelectorAll("main .card[data-expires]")) showNext(card, second, today);
  showTimes(second, today);
  for (const node of document.querySelectorAll("[data-from-second]")) {
    node.hidden = Number(node.dataset.fromSecond) > second;
  }
  for (const node of document.querySelectorAll("[data-until-second]")) {
    node.hidden = Number(node.dataset.untilSecond) <= second;
  }
  nameDays(today);
  hideEmptyGroups();
  if (!isArchive) recount(second);
  sayYours();
  const turns = [...endsOnPage(), ...turnsOfCounts()].filter((turn) => turn > second).map((turn) => turn - second);
  return Math.min(LONGEST_WAIT, untilMidnight(second), ...turns);
}

/** The seconds at which a card or a time is over. */
function endsOnPage() {
  return [...document.querySelectorAll("[data-expires], [data-until-second]")].flatMap(({ dataset }) => [
    Number(dataset.expires ?? dataset.untilSecond),
    ...(dataset.times ? unpacked(JSON.parse(dataset.times)).map(({ expires }) => expires) : []),
  ]);
}

/** What one reads stays where it is on the screen when something above it goes or comes. */
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

/** From now on, keeps the page true. */
export function watch() {
  const wait = inPlace(look);
  if (!isArchive) setTimeout(watch, Math.max(1, wait) * 1000);
}

// Timers sleep with the device: look again when the reader comes back.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) inPlace(look);
});
