/** Results as cards, with the markup of a card in the pages that the build makes (templates/parts/event.html). */

import { slotDays, writeDay } from "./days.js";
import { stamp } from "./labels.js";
import { copy } from "./template.js";

const MOST_TIMES = 8; // so many stand in a card, all but the first hidden, for the clock to bring forth
const SITE = new URL("../../", import.meta.url).href;

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
  if (slot) {
    const shown = slots.slice(slots.indexOf(slot));
    fillDay(part(".card-day"), label.dayBlock(day));
    if (day > Math.max(today, slotDays(slot)[0])) made.dataset.day = writeDay(day); // or the clock would set it to today
    fillTimes(made, shown, label);
    if (shown.length > 1) part(".card-more").textContent = say("more-times", { n: shown.length - 1 });
    else part(".card-more").remove();
  } else {
    part(".card-day").className = "card-day card-day-none";
    part(".card-day").textContent = say(event.anytime ? "anytime" : "soon");
    part(".card-when").textContent = label.noTime(event, today);
  }
  const place = label.place(event);
  const where = miles === null ? place : say("place-distance", { place, distance: label.distance(miles) });
  if (where) part(".card-where").textContent = where;
  else part(".card-where").remove();
  part(".badges").append(...label.badges(event).map(badge));
  made.classList.toggle("card-off", event.status === "cancelled");
  const expires = slots.length ? Math.max(...slots.map((one) => one.expires)) : event.until?.expires;
  if (expires) made.dataset.expires = expires * 60;
  return made;
}

function fillDay(block, words) {
  [...block.children].forEach((child, at) => (child.textContent = words[at]));
}

/** One time after another, all but the first hidden. */
function fillTimes(made, slots, label) {
  const first = made.querySelector("time");
  const times = slots.slice(0, MOST_TIMES).map((slot, at) => {
    const time = first.cloneNode();
    time.dateTime = stamp(slot);
    time.dataset.expires = slot.expires * 60;
    time.textContent = label.time(slot);
    time.hidden = at > 0;
    return time;
  });
  first.replaceWith(...times);
}

function badge([tone, words]) {
  const made = copy("finder-badge");
  if (tone) made.classList.add(`badge-${tone}`);
  made.textContent = words;
  return made;
}
