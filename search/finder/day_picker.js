/** The day picker above the results: each day has its number of events, and pressing it shows only that day. */

import { onAnyDay } from "./address.js";
import { chosenDays, writeDay } from "./days.js";
import { copy } from "./messages.js";

/** The filters for one day. */
function onDay(filters, day) {
  const text = writeDay(day);
  return { ...filters, when: "dates", from: text, to: text };
}

/**
 * Show the days from `today` on with their counts. Buttons are reused, so that a pressed one keeps the focus.
 * `block` gives the words of a day, `change` is called with the new filters.
 */
export function showDayPicker(picker, counts, filters, today, { block, say, change }) {
  const list = picker.querySelector("ul");
  while (list.children.length < counts.length) list.append(copy("finder-day"));
  const days = chosenDays(filters, today);
  counts.forEach((n, at) => {
    const day = today + at;
    const button = list.children[at].querySelector("button");
    const part = (name) => button.querySelector(`.day-${name}`);
    const isChosen = days !== null && days[0] <= day && day <= days[1];
    const isAlone = isChosen && days[0] === days[1];
    [part("weekday").textContent, part("number").textContent, part("month").textContent] = block(day);
    part("count").textContent = n;
    part("words").textContent = say("count", { n });
    button.classList.toggle("day-empty", n === 0);
    button.setAttribute("aria-pressed", String(isChosen));
    button.onclick = () => change(isAlone ? onAnyDay(filters) : onDay(filters, day));
  });
  picker.hidden = false;
}
