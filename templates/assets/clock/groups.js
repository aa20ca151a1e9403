// Groups of cards: their words by the day that it is, and their end. Those of the finder's results are its own.

import { dayAfter } from "./time.js";
import { dayWords, say } from "./words.js";

const SHOWN = ".card:not([hidden])";

/** "Today" and "Saturday, October 19"; of other days, the day alone. */
export function nameDays(today) {
  const words = { [today]: say("today"), [dayAfter(today)]: say("tomorrow") };
  for (const group of document.querySelectorAll("#group-of-day ~ .group[data-day]")) {
    const { day } = group.dataset;
    const name = dayWords("heading", day, today);
    group.querySelector(".group-word").textContent = words[day] ?? name;
    group.querySelector(".group-note").textContent = words[day] ? name : "";
  }
}

/** A group goes with its heading; what is folded in it says how much that is; a page without any card says so. */
export function hideEmptyGroups() {
  for (const group of document.querySelectorAll("#group-of-day ~ .group, .band.group")) {
    group.hidden = !group.querySelector(SHOWN);
  }
  for (const folded of document.querySelectorAll(".folded")) {
    const n = folded.querySelectorAll(SHOWN).length;
    const words = folded.querySelector("summary");
    folded.hidden = !n;
    words.textContent = n === 1 ? words.dataset.one : words.dataset.other.replace("{n}", n);
  }
  const over = document.querySelector(".all-over");
  if (over) over.hidden = Boolean(document.querySelector(`main ${SHOWN}`));
}
