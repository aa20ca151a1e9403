// A saved event as a card. It is made from the event's own page, so the two always agree.

import { showDay } from "../clock/cards.js";
import { shownDay } from "../clock/packed.js";
import { dayAt } from "../clock/time.js";
import { say } from "../clock/words.js";

const { dataset: listWords } = document.getElementById("saved");

/** A copy of the first element in a template of the page. */
function copy(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** A card with only a title and a note. */
export function bareCard(address, title, text) {
  const card = copy("saved-card");
  fillTitle(card, address, title);
  for (const part of card.querySelectorAll(".card-when, .card-where, .badges")) part.remove();
  card.querySelector(".card-day").className = "card-day card-day-none";
  card.querySelector(".card-day").textContent = "?";
  addNote(card, text);
  return card;
}

/** { card, start, isOver } from an event's page, at a Unix second and its day; null if the page is not an event's. */
export function cardOf(page, address, second, today) {
  const event = page.querySelector("article.event");
  if (!event) return null;
  const card = copy("saved-card");
  const title = event.querySelector("h1");
  card.toggleAttribute("data-online", event.querySelector(".times[data-online]") !== null);
  fillTitle(card, address, title.textContent, title.lang);
  fill(card, ".card-where", linesOf(event.querySelector("address")).join(", "));
  const badges = [...event.querySelectorAll(".event-name .badges > li")];
  card.querySelector(".badges").replaceChildren(...badges.map((badge) => document.importNode(badge, true)));
  const times = [...event.querySelectorAll(".times time")].sort((one, other) => startTimeOf(one) - startTimeOf(other));
  const left = times.filter((time) => expiresOf(time) > second);
  const time = left[0] ?? times.at(-1);
  if (time) showNextTime(card, time, left.length - 1, today);
  else showAnytime(card, event.querySelector(".facts dd p").firstChild.data);
  const stops = [...event.querySelectorAll(".notice-stop")].filter((notice) => isNow(notice, second));
  for (const notice of stops) addNote(card, notice.querySelector(".notice-title").textContent);
  card.classList.toggle("card-off", stops.length > 0);
  const last = time ? !left.length : isOver(event.querySelector(".facts dd p"), second);
  return { card, start: time ? startTimeOf(time) : Infinity, isOver: last };
}

/** Say when a copy is from. */
export function addAge(card, kept) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  addNote(card, listWords.of.replace("{time}", () => format.format(new Date(kept))));
}

function showNextTime(card, time, further, today) {
  card.querySelector("time").replaceWith(document.importNode(time, true));
  showDay(card.querySelector(".card-day"), shownDay(time.dateTime, expiresOf(time), today, dayAt));
  fill(card, ".card-more", further > 0 ? say(further === 1 ? "moreOne" : "moreOther", { n: further }) : "");
}

/** "Anytime until Sat, Nov 2". The day block has room for only a word or two. */
function showAnytime(card, text) {
  card.querySelector(".card-when").textContent = text;
  card.querySelector(".card-day").className = "card-day card-day-none";
  card.querySelector(".card-day").textContent = /\d/.test(text) ? listWords.anytime : text;
}

function fillTitle(card, address, title, language = "") {
  const link = card.querySelector(".card-title a");
  link.href = address;
  link.textContent = title;
  if (language) link.lang = language;
}

/** Write a text into a part of a card, or remove the part if there is no text. */
function fill(card, part, text) {
  if (text) card.querySelector(part).textContent = text;
  else card.querySelector(part).remove();
}

function addNote(card, text) {
  const note = copy("saved-note");
  note.textContent = text;
  card.querySelector(".card-body").append(note);
}

const linesOf = (node) => [...node.childNodes].map((line) => line.textContent.trim()).filter(Boolean);
const startTimeOf = (time) => Date.parse(time.dateTime);
const expiresOf = ({ dataset }) => Number(dataset.expires);

/** Whether assets/clock.js would show a node at a Unix second. */
function isNow({ dataset: { fromSecond = 0, untilSecond = Infinity } }, second) {
  return fromSecond <= second && second < untilSecond;
}

function isOver(line, second) {
  return line.classList.contains("time-over") || expiresOf(line) <= second;
}
