// Cards: the next time of a series, under its day.

import { dayAt } from "./time.js";
import { dateOf, dayWords, say, write } from "./words.js";
import { shownDay, unpacked } from "./packed.js";

const LEADS = ["at", "allDay"];

/** Brings a card up to date; it is hidden when its event is over. */
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

/** The first of the times that are left, and how many follow. */
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
  // Where groups are not of days, the order is that of time as well.
  moveTo(card, card.parentElement);
}

/** A day in its block. */
export function showDay(block, day) {
  const date = dateOf(day);
  block.querySelector(".card-weekday").textContent = write("EEE", date);
  block.querySelector(".card-number").textContent = write("d", date);
  block.querySelector(".card-month").textContent = write("MMM", date);
}

/** Into some cards, in the order of time. Focus stays where it was. */
function moveTo(card, cards) {
  const focused = card.contains(document.activeElement) && document.activeElement;
  const later = [...cards.children].find((other) => other !== card && startOf(other) > startOf(card));
  cards.insertBefore(card, later ?? null);
  if (focused) focused.focus({ preventScroll: true });
}

/** The cards of the group of a day; a day that had none when the page was made gets one. */
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
  // What has no time comes last.
  const stamp = card.querySelector(".card-when > time")?.dateTime;
  return stamp ? Date.parse(stamp) : Infinity;
}
