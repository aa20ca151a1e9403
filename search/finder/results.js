/** Shows results as cards like those in lists (templates/parts/event.html), under headings, a page at a time. */

import { stamp } from "./labels.js";
import { copy } from "./messages.js";
import { addSave } from "./save_button.js";

const SITE = new URL("../../", import.meta.url).href;
const PAGE_SIZE = 20;

/** How many cards to show first. A slow phone takes longer to lay out the rest than to search. */
const FIRST = 3;

/** How many cards to add at a time, so that the page stays responsive. */
const AT_ONCE = 6;

/** The address of an event's page. */
export function addressOf(event) {
  return `${SITE}events/${event.id}/`;
}

/** The card of a result. `label` comes from labels.js, `say` gives the page's messages. */
export function card(result, label, say, today) {
  const { event, slot, day, slots, miles } = result;
  const made = copy("finder-result");
  const part = (name) => made.querySelector(name);
  const link = part("a");
  link.href = addressOf(event);
  link.textContent = event.title;
  const { titleLanguage } = event;
  if (titleLanguage && titleLanguage !== document.documentElement.lang) link.lang = titleLanguage;
  if (slot) {
    const left = slots.length - slots.indexOf(slot) - 1;
    [...part(".card-day").children].forEach((child, at) => (child.textContent = label.dayBlock(day)[at]));
    fillTime(part("time"), slot, label.time(slot, event));
    if (left) part(".card-more").textContent = say("more-times", { n: left });
    else part(".card-more").remove();
  } else {
    part(".card-day").className = "card-day card-day-none";
    part(".card-day").textContent = say(event.anytime ? "anytime" : "unscheduled");
    part(".card-when").textContent = label.noTime(event, today);
  }
  const place = label.place(event);
  const where = miles === null ? place : say("place-distance", { place, distance: label.distance(miles) });
  if (where) part(".card-where").textContent = where;
  else part(".card-where").remove();
  part(".badges").replaceChildren(...label.badges(event).map(badge));
  made.classList.toggle("card-off", event.status === "cancelled");
  addSave(made, say("save"));
  return made;
}

/** Write a time. The day is only for screen readers if the block next to it shows it. */
function fillTime(time, slot, { hidden, shown, yours }) {
  time.dateTime = stamp(slot);
  const date = time.querySelector(".visually-hidden");
  date.textContent = hidden;
  time.replaceChildren(...(hidden ? [date] : []), shown);
  if (!yours) return;
  const note = document.createElement("span");
  note.className = "yours"; // as in templates/assets/clock/yours.js
  note.textContent = ` ${yours}`;
  time.after(note);
}

function badge([tone, words]) {
  const made = copy("finder-badge");
  if (tone) made.classList.add(`badge-${tone}`);
  made.textContent = words;
  return made;
}

/**
 * Fill a list with results, each { group, result }, in their order. Starts with what fits the screen, and returns
 * functions that add the rest of the first page step by step. `head` gives a group's words and note, `show` the card
 * of a result, `more` the label of a button for `n` more, `least` the least number of results on the first page.
 */
export function fillList(list, grouped, { head, show, more, least = PAGE_SIZE }) {
  const page = Math.min(Math.max(least, PAGE_SIZE), grouped.length);
  const first = page > AT_ONCE ? FIRST : page;
  const made = document.createDocumentFragment();
  add(0, first, made);
  list.replaceChildren(made);
  list.classList.toggle("cards-coming", page > first);
  const steps = [];
  for (let from = first; from < page; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, page);
    steps.push(() => (to < page ? add(from, to) : finish(from)));
  }
  return steps;

  /** Add the last cards of the first page. */
  function finish(from) {
    extend(from, page);
    list.classList.remove("cards-coming");
  }

  /** Add the cards of some results, each under its heading. */
  function add(from, to, parent = list) {
    return grouped.slice(from, to).map(({ group, result }, at) => {
      if (group !== grouped[from + at - 1]?.group) parent.append(section(...head(group)));
      const made = show(result);
      parent.lastElementChild.querySelector(".cards").append(made);
      return made;
    });
  }

  /** Add the next results, and a button for more. */
  function extend(from, to) {
    const cards = add(from, to);
    const left = grouped.length - to;
    const next = (n) => extend(to, Math.min(to + n, grouped.length))[0].querySelector("a").focus();
    if (left > 0) list.append(button(more(Math.min(left, PAGE_SIZE)), next));
    return cards;
  }
}

/** Show all results of a list, for printing. */
export function showAll(list) {
  list.querySelector(".finder-more button")?.dispatchEvent(new CustomEvent("all"));
}

/** The section of a group, without its cards. */
function section(words, note) {
  const made = copy("finder-group");
  made.querySelector(".group-word").textContent = words;
  made.querySelector(".group-note").textContent = note;
  return made;
}

/** A button that removes itself when pressed. */
function button(words, press) {
  const made = copy("finder-more");
  const pressed = made.querySelector("button");
  pressed.textContent = words;
  const go = (n) => {
    made.remove();
    press(n);
  };
  pressed.addEventListener("click", () => go(PAGE_SIZE));
  pressed.addEventListener("all", () => go(Infinity));
  return made;
}
