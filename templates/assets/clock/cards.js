// Cards: shows the next time of a series, in the group of its day.

import { dayAt } from "./time.js";
import { dateOf, dayWords, say, write } from "./words.js";
import { shownDay, unpacked } from "./packed.js";

const LEADS = ["at", "allDay"];

/** Update a card, or hide it if its event is over. */
export function showNext(card, second, today) {
  card.hidden = Number(card.dataset.expires) <= second;
  const time = card.querySelector(".card-when > time");
  if (card.hidden || !time) return;
  let expires = Number(card.dataset.expires);
  if (card.dataset.times) {
    const left = unpacked(JSON.parse(card.dataset.times)).filter((one) => one.expires > second);
    if (time.dateTime !== left[0].stamp) showTime(card, time, left, today);
    expires = left[0].expires;
  }
  const day = shownDay(time.dateTime, expires, today, dayAt);
  showDay(card.querySelector(".card-day"), day);
  const group = card.closest(".group[data-day]");
  if (group && group.dataset.day !== day) moveTo(card, groupOf(day));
}

/** Show the first of the remaining times, and how many more follow. */
function showTime(card, time, left, today) {
  const [{ words, form, day, stamp }] = left;
  const lead = time.querySelector(".visually-hidden") ?? document.createElement("span");
  lead.className = "visually-hidden";
  lead.textContent = LEADS[form] ? say(LEADS[form], { day: dayWords("day", day, today) }) : "";
  time.replaceChildren(lead, words);
  time.dateTime = stamp;
  delete time.dataset.yours;
  const n = left.length - 1;
  card.querySelector(".card-more").textContent = n ? say(n === 1 ? "moreOne" : "moreOther", { n }) : "";
  // Groups that are not for a day are in order of time too.
  moveTo(card, card.parentElement);
}

/** Write a day into its block. */
export function showDay(block, day) {
  const date = dateOf(day);
  block.querySelector(".card-weekday").textContent = write("EEE", date);
  block.querySelector(".card-number").textContent = write("d", date);
  block.querySelector(".card-month").textContent = write("MMM", date);
}

/** Move a card into a list of cards, in order of time. It keeps the focus. */
function moveTo(card, cards) {
  const focused = card.contains(document.activeElement) && document.activeElement;
  const later = [...cards.children].find((other) => other !== card && startOf(other) > startOf(card));
  cards.insertBefore(card, later ?? null);
  if (focused) focused.focus({ preventScroll: true });
}

/** The card list of a day's group. Adds the group if the page was built without one. */
function groupOf(day) {
  const dated = [...document.querySelectorAll(".group[data-day]")];
  const found = dated.find((group) => group.dataset.day === day);
  if (found) return found.querySelector(".cards");
  const made = document.getElementById("group-of-day").content.firstElementChild.cloneNode(true);
  made.dataset.day = day;
  const later = dated.find((group) => group.dataset.day > day);
  if (later) later.before(made);
  else dated.at(-1).after(made);
  return made.querySelector(".cards");
}

function startOf(card) {
  // Events without a time come last.
  const stamp = card.querySelector(".card-when > time")?.dateTime;
  return stamp ? Date.parse(stamp) : Infinity;
}
