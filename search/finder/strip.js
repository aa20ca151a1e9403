/** The days over the results, each with how many events it has; a day pressed shows that day alone. */

import { NONE } from "./address.js";
import { chosenDays, writeDay } from "./days.js";
import { copy } from "./template.js";

/** The filters for one day. */
export function onDay(filters, day) {
  const text = writeDay(day);
  return { ...filters, when: "dates", from: text, to: text };
}

/** The filters for all days. */
export function onAnyDay(filters) {
  return { ...filters, when: NONE.when, from: NONE.from, to: NONE.to };
}

/** Whether filters ask for one day alone. */
export function isOnDay(filters, day, today) {
  const days = chosenDays(filters, today);
  return days !== null && days[0] === day && days[1] === day;
}

/**
 * Show the days from `today` on with their counts. The buttons stay the same nodes, so that the one
 * that was pressed keeps the focus. `block` gives a day's words, `change` is called with filters.
 */
export function showStrip(strip, counts, filters, today, { block, say, change }) {
  const list = strip.querySelector("ul");
  while (list.children.length < counts.length) list.append(copy("finder-day"));
  counts.forEach((n, at) => {
    const button = list.children[at].querySelector("button");
    const part = (name) => button.querySelector(`.day-${name}`);
    const pressed = isOnDay(filters, today + at, today);
    [part("weekday").textContent, part("number").textContent] = block(today + at);
    part("count").textContent = n;
    part("words").textContent = say("count", { n });
    button.classList.toggle("day-empty", n === 0);
    button.setAttribute("aria-pressed", String(pressed));
    button.onclick = () => change(pressed ? onAnyDay(filters) : onDay(filters, today + at));
  });
  strip.hidden = false;
}
