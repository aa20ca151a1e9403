/** The finder on its page: listens to the form and the history, shows the results. */

import { isAsking, readAddress, writeAddress } from "./address.js";
import { findCounts, findEvents, findPlace, findWaysOut } from "./ask.js";
import { countSentence } from "./count.js";
import { readersDay } from "./days.js";
import {
  choices, clearErrors, described, fillForm, kinds, mistakes, readForm, showChosen, showCounts, showDays, showErrors, values,
} from "./form.js";
import { groupOf } from "./groups.js";
import { labels } from "./labels.js";
import { fillList } from "./list.js";
import { forget } from "./load.js";
import { hideMap, listenForMap, showMapView } from "./mapview.js";
import { isDeadEnd } from "./relax.js";
import { card } from "./results.js";
import { sayings } from "./says.js";
import { showStrip } from "./strip.js";
import { copy } from "./template.js";
import { panel } from "./waysout.js";
import { parseZip } from "./zips.js";

const root = document.documentElement;
const [form, heading, count, tools, strip, notes, list] = ["finder", "finder-heading", "finder-count", "finder-tools", "finder-days", "finder-notes", "events-list"].map(
  (id) => document.getElementById(id),
);
const title = document.title;
const original = [...list.childNodes];
const says = document.getElementById("finder-says").content.querySelectorAll("[data-word]");
const say = sayings(new Map([...says].map((word) => [word.dataset.word, word.textContent])), root.lang);
const states = choices(form, "state");
const [stateNames, kindNames] = [new Map(states), new Map(kinds(form))];
const names = { state: (code) => stateNames.get(code) ?? code, kind: (kind) => kindNames.get(kind) ?? kind };
let searches = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  press();
});
form.elements.when.addEventListener("change", () => showDays(form));
form.querySelector("#finder-kind").addEventListener("change", () => showChosen(form));
form.elements.order.addEventListener("change", press);
listenForMap(form, press);
document.addEventListener("click", stay);
addEventListener("popstate", follow);
form.hidden = false;
follow().then((found) => found && bringIntoView());

/** What the button does: ask for what stands in the form, under an address of its own. */
async function press() {
  const filters = readForm(form);
  if (!isSound(filters)) return;
  const address = writeAddress({ ...filters, zip: parseZip(filters.zip) });
  // Without filters the address is that of the bare page.
  history.pushState(null, "", address || location.pathname);
  if (await show(filters)) bringIntoView();
}

function bringIntoView() {
  if (count.getBoundingClientRect().bottom > innerHeight) heading.scrollIntoView();
}

/** Show what the address asks for, at first and on the way back and forth; whether it found an answer. */
async function follow() {
  const filters = readAddress(location.href);
  fillForm(form, filters);
  if (!isAsking(filters)) {
    searches += 1; // what is still under way comes too late
    complain([]);
    restore("");
    return false;
  }
  const asked = readForm(form);
  return isSound(asked) && (await show(asked));
}

/** Whether filters can be searched for; else the page says what is wrong with them. */
function isSound(filters) {
  const errors = mistakes(filters).map(([field, name]) => [field, say(name)]);
  if (errors.length) searches += 1;
  return !complain(errors);
}

/** Search and show the results; whether that worked out, and nobody asked for something else meanwhile. */
async function show(filters) {
  const mine = (searches += 1);
  list.setAttribute("aria-busy", "true");
  try {
    const zip = parseZip(filters.zip);
    const place = zip ? await findPlace(zip) : null;
    const wrong = zip && !place?.point && [["zip", say(place ? "zip-nowhere" : "zip-unknown", { zip })]];
    const moment = readClock();
    const results = wrong ? [] : await findEvents(filters, place, moment, states);
    const counts = wrong ? null : await findCounts(results, filters, place, moment, states);
    if (mine !== searches) return false;
    if (complain(wrong || [])) return false;
    const asked = { ...filters, zip };
    showResults(results, asked, moment);
    showCounts(form, counts.kinds, say);
    const label = labels(say, root.lang, names, moment.now);
    showStrip(strip, counts.days, asked, moment.today, { block: label.dayBlock, say, change: search });
    const toCard = (result) => card(result, label, say, moment.today);
    showMapView(results, asked, place, { say, names, label, today: moment.today, toCard });
    headsUp(place, asked);
    if (isDeadEnd(results, asked)) offerWaysOut(results, asked, place, moment);
  } catch (error) {
    console.error(error);
    forget();
    if (mine === searches) restore(say("failed"));
    return false;
  } finally {
    if (mine === searches) list.removeAttribute("aria-busy");
  }
  return true;
}

/** The fragment of the address is the ZIP's: a link within the page moves the focus and leaves the address alone. */
function stay(event) {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  document.getElementById(link.getAttribute("href").slice(1)).focus();
}

/** The minute that it is, which an archive freezes, and the reader's own day. */
function readClock() {
  const now = (root.dataset.now ? Number(root.dataset.now) : Date.now() / 1000) / 60;
  return { now, today: readersDay(new Date(now * 60000)) };
}

function showResults(results, filters, { now, today }) {
  const label = labels(say, root.lang, names, now);
  heading.hidden = false;
  form.elements.order.parentNode.hidden = !filters.zip;
  tools.hidden = !results.length;
  count.textContent = countSentence(results, filters, names, say);
  const grouped = results.map((result) => ({ group: groupOf(result, filters, now), result }));
  const head = (group) => label.heading(group, today);
  const more = (n) => say("more", { n });
  fillList(list, grouped, head, (result) => card(result, label, say, today), more);
}

/** What else there is where nothing was found, or nothing near by; comes after the results, and never in place of them. */
async function offerWaysOut(results, filters, place, moment) {
  const mine = searches;
  const distances = values(form, "within");
  const ways = await findWaysOut(results, filters, place, moment, states, distances).catch(() => null);
  if (ways === null || mine !== searches) return;
  const show = (result) => card(result, labels(say, root.lang, names, moment.now), say, moment.today);
  notes.append(...panel(ways, (name) => described(form, name), show, say, change));
}

/** Search for other filters. */
function search(filters) {
  fillForm(form, filters);
  press();
}

/** Search for other filters; what was pressed goes, and the focus must not go with it. */
function change(filters) {
  search(filters);
  heading.focus();
}

/** A ZIP code of another state than the chosen one: one click mends it. */
function headsUp(place, filters) {
  const { state } = filters;
  notes.replaceChildren();
  if (!place || !state || place.state === state) return;
  const values = { zip: place.zip, "zip-state": names.state(place.state), state: names.state(state) };
  const note = copy("finder-heads-up");
  note.querySelector(".notice-text").textContent = say("heads-up", values);
  const button = note.querySelector("button");
  button.textContent = say("heads-up-mend", values);
  button.addEventListener("click", () => change({ ...filters, state: place.state }));
  notes.append(note);
}

/** Show errors, pairs of a field and words, or take the last ones back; whether there are any. */
function complain(errors) {
  document.title = errors.length ? say("error-title", { title }) : title;
  clearErrors(form);
  if (!errors.length) return false;
  restore(""); // what was found before is no answer to what is asked now
  showErrors(form, errors);
  return true;
}

/** The list that the page came with, and a sentence over it. */
function restore(sentence) {
  if (original[0].parentNode !== list) list.replaceChildren(...original);
  list.removeAttribute("aria-busy");
  heading.hidden = tools.hidden = strip.hidden = true;
  showCounts(form, null, say);
  hideMap();
  notes.replaceChildren();
  count.textContent = sentence;
}
