// Groups of cards: updates "Today" and "Tomorrow" in their headings, and hides empty groups. Not for search results.

import { dayAfter } from "./time.js";
import { dayWords, say } from "./words.js";

const SHOWN = ".card:not([hidden])";

/** Head a group with "Today" and "Saturday, October 19"; for other days, with only the date. */
export function nameDays(today) {
  const words = { [today]: say("today"), [dayAfter(today)]: say("tomorrow") };
  for (const group of document.querySelectorAll("#group-of-day ~ .group[data-day]")) {
    const { day } = group.dataset;
    const name = dayWords("heading", day, today);
    group.querySelector(".group-word").textContent = words[day] ?? name;
    group.querySelector(".group-note").textContent = words[day] ? name : "";
  }
}

/** Hide groups without cards, update how many cards a collapsed part has, and show a message if no card is left. */
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
