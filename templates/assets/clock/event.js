// The event page: moves past times out of the way, and shows the day of the next time.

import { dayAt } from "./time.js";
import { showDay } from "./cards.js";
import { shownDay } from "./packed.js";

const MOST_OPEN = 6;

/** Move past times to their own list and later ones up. If all are past, the last one stays, crossed out. */
export function showTimes(second, today) {
  for (const words of document.querySelectorAll("p[data-expires]")) {
    if (Number(words.dataset.expires) <= second) crossOut(words);
  }
  const [open, later, past] = ["open", "later", "past"].map((name) => document.querySelector(`.times-${name}`));
  if (!open) return;
  const lines = [...open.children, ...(later?.children ?? [])];
  const left = lines.filter((line) => expiresOf(line) > second);
  const kept = left.length ? left.slice(0, MOST_OPEN) : lines.slice(-1);
  if (left.length < lines.length) {
    for (const line of lines) if (!left.includes(line)) line.querySelector(".add")?.remove();
    if (later) {
      past.append(...lines.filter((line) => !left.includes(line) && !kept.includes(line)));
      open.replaceChildren(...kept);
      later.replaceChildren(...left.slice(MOST_OPEN));
      for (const list of [later, past]) list.closest("details").hidden = !list.children.length;
      showCount(later.closest("details").querySelector("summary"), later.children.length);
    }
    if (!left.length) crossOut(kept[0]);
    document.querySelector(".event-name").classList.toggle("time-over", !left.length);
  }
  const { dateTime } = kept[0].querySelector("time");
  showDay(document.querySelector(".event-name .card-day"), shownDay(dateTime, expiresOf(kept[0]), today, dayAt));
}

function showCount(summary, n) {
  summary.textContent = summary.dataset.words.replace("{n}", n);
}

function expiresOf(line) {
  return Number(line.querySelector("time").dataset.expires);
}

function crossOut(line) {
  if (line.classList.contains("time-over")) return;
  line.classList.add("time-over");
  line.append(document.getElementById("time-over").content.cloneNode(true));
}
