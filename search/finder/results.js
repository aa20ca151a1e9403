/** Results on the page: as cards like those of the lists (templates/parts/event.html), under headings, so many at a time. */

import { stamp } from "./labels.js";
import { copy } from "./messages.js";
import { addSave } from "./save_button.js";

const SITE = new URL("../../", import.meta.url).href;
const PAGE_SIZE = 20;

/** So many come first. A slow phone takes longer to lay out the rest than to search. */
const FIRST = 3;

/** So many are added at a time, so that the page answers its reader in between; no more than that come at once. */
const AT_ONCE = 6;

/** The address of an event's page. */
export function addressOf(event) {
  return `${SITE}events/${event.id}/`;
}

/** The card of a result. `label` are the labels of labels.js, `say` the page's messages. */
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
  addSave(made);
  return made;
}

/** The words of a time. A day that stands in the block beside it is for screen readers alone. */
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
 * Fill the list with results, as { group, result } in their order: with what is on screen at first. The
 * functions that come back add the rest of the first page, one after the other. `head` gives a group's
 * words and note, `show` the card of a result, `more` the words of a button for `n` further ones, `least` how many
 * results the first page has at least.
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

  /** The last cards of the first page. */
  function finish(from) {
    extend(from, page);
    list.classList.remove("cards-coming");
  }

  /** The cards of the results from one on, up to another, each under its heading. */
  function add(from, to, parent = list) {
    return grouped.slice(from, to).map(({ group, result }, at) => {
      if (group !== grouped[from + at - 1]?.group) parent.append(section(...head(group)));
      const made = show(result);
      parent.lastElementChild.querySelector(".cards").append(made);
      return made;
    });
  }

  /** Show the next results, and a button for those after them. */
  function extend(from, to) {
    const cards = add(from, to);
    const left = grouped.length - to;
    const next = (n) => extend(to, Math.min(to + n, grouped.length))[0].querySelector("a").focus();
    if (left > 0) list.append(button(more(Math.min(left, PAGE_SIZE)), next));
    return cards;
  }
}

/** Show all results that a list has, as for a sheet of paper. */
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

/** A button that goes as it is pressed. */
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
