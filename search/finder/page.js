/** The page of the finder: listens to the form and the history, and asks for results. */

import { isAsking, NONE, readAddress, writeAddress } from "./address.js";
import { nextTurn, readersMoment } from "./days.js";
import { listenToBar, setCount } from "./filter_bar.js";
import { isDeadEnd } from "./filters.js";
import { choices, control, hasChoices, mistakes, openWhereWide, readForm, showChosen, showDays } from "./form.js";
import { listenForMap } from "./mapview.js";
import { canRemember, forgetChoices, remember, remembered } from "./memory.js";
import { answerTo, forget, prepare } from "./prefetch.js";
import { showAll } from "./results.js";
import { lookAgain, painted, turn } from "./scheduler.js";
import {
  bringIntoView, complain, fill, isAnswered, offer, restore, say, screen, setBusy, showAnswer, tell,
} from "./view.js";
import { parseZip } from "./zipcode.js";

const TYPING = 600; // milliseconds without a key, after which nobody is typing

const root = document.documentElement;
const form = document.getElementById("finder");
const memory = document.getElementById("finder-remember");
const states = choices(form, "state");
const act = { search, change };
let searches = 0;
let pause = 0;
let isReporting = false;
let last = null; // the answer that stands on the page
let changed = null; // the field whose change made the address

// At the click, with the mouse or with Enter: before it submits, a browser reads all fields for its own
// memory, and on a slow phone that takes as long as the search.
form.querySelector("[type='submit']").addEventListener("click", (event) => {
  event.preventDefault();
  press();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!isReporting) press();
});
document.addEventListener("input", (event) => event.target.form === form && renew(event.target));
listenForMap(form, () => press({ isFocusing: false }));
listenToBar(form, search);
document.addEventListener("click", stay);
document.getElementById("finder-clear").addEventListener("click", clear);
form.elements.q?.addEventListener("focus", () => complete().catch(console.warn));
addEventListener("popstate", follow);
addEventListener("beforeprint", () => showAll(document.getElementById("events-list")));
// Timers sleep with the device: look again when the reader comes back.
document.addEventListener("visibilitychange", () => document.hidden || root.dataset.now || refresh().catch(console.warn));
start();

/** Begin with what the address asks for, else with the choices that the device has kept. */
async function start() {
  const kept = remembered();
  memory.checked = kept !== null;
  memory.closest("p").hidden = !canRemember();
  openWhereWide(form);
  form.hidden = false;
  const isFound = await follow({ isNew: true });
  if (!isFound && kept && !isAsking(readForm(form))) fill(kept);
}

/** What the button does: ask for what stands in the form, under an address of its own. */
async function press({ isFocusing = true } = {}) {
  clearTimeout(pause);
  changed = null;
  const filters = readForm(form);
  if (!isSound(filters)) return;
  show(filters, { isNew: true, isFocusing });
  const mine = searches;
  await painted(); // the address can wait for the results, and the reader need not wait for the address
  if (mine !== searches) return;
  keep();
  writeHistory("pushState", filters);
  report();
}

/** The browser hears of the submission after all: it may complete what is typed the next time. */
function report() {
  isReporting = true;
  form.requestSubmit();
  isReporting = false;
}

/**
 * Results that stand on the page follow the form: at once where something was chosen, and where
 * something is typed once that stops. What is not sound yet waits, without a word, for more.
 */
function renew(field) {
  showDays(form);
  showChosen(form);
  keep();
  if (field === memory && !memory.checked) forgetChoices();
  if (field === memory) return;
  if (!isAnswered()) setCount(null, say);
  if (field === control(form, "zip") || !isAnswered()) makeReady();
  if (!isAnswered()) return;
  clearTimeout(pause);
  const isTyped = field.matches("[type='text'], [type='search'], [type='date']");
  const go = () => {
    const filters = readForm(form);
    if (mistakes(filters, readClock().today).length) return;
    // Arrow keys go through the choices of a field, of which only the last is worth a step back.
    const step = isTyped || field === changed ? "replaceState" : "pushState";
    changed = field;
    show(filters, { isQuiet: true, step });
  };
  if (isTyped) pause = setTimeout(go, TYPING);
  else go();
}

/** Have the answer at hand before the press, where it may be looked for; a failure is one of the press. */
async function makeReady() {
  const filters = readForm(form);
  const clock = readClock();
  if (navigator.connection?.saveData || mistakes(filters, clock.today).length) return;
  const answer = await prepare(filters, clock, states).catch(console.warn);
  const isStill = JSON.stringify(readForm(form)) === JSON.stringify(filters);
  if (answer?.results && isStill && !isAnswered()) setCount(answer.results.length, say);
}

/** Show what the address asks for, at first and on the way back and forth; whether it found an answer. */
async function follow({ isNew = false } = {}) {
  clearTimeout(pause);
  changed = null;
  const mine = (searches += 1);
  const { filters, told, address } = readOwn() ?? (await readHandmade());
  if (mine !== searches) return false;
  if (address !== location.href) history.replaceState(null, "", address);
  fill(filters);
  const asked = readForm(form);
  if (isAsking(filters) && isSound(asked)) return show(asked, { isNew, told });
  if (!isAsking(filters)) {
    searches += 1; // what is still under way comes too late
    complain([]);
    last = null;
    restore("");
  }
  tell(told);
  return false;
}

/** What the address asks for, if it is one that this page can have written; else null. */
function readOwn() {
  const filters = readAddress(location.href);
  const isOwn = hasChoices(form, filters) && writeAddress(filters) === location.search + location.hash;
  return isOwn ? { filters, told: [], address: location.href } : null;
}

/**
 * What an address from elsewhere asks for (typed.js). It may have a ZIP code in its query, so it leaves the page
 * before anything is asked of the host.
 */
async function readHandmade() {
  const { href } = location;
  history.replaceState(null, "", location.pathname);
  try {
    return (await import("./typed.js")).readFor(form, href, say);
  } catch (error) {
    console.error(error);
    // Behind the # nothing goes to the host, and a reload reads it again.
    const { search, hash } = new URL(href);
    const asked = [search.slice(1), hash.slice(1)].filter(Boolean).join("&");
    return { filters: NONE, told: [say("failed")], address: `${location.origin}${location.pathname}#${asked}` };
  }
}

/** Whether filters can be searched for; else the page says what is wrong with them. */
function isSound(filters) {
  const errors = mistakes(filters, readClock().today).map(([field, name, values]) => [field, say(name, values)]);
  if (errors.length) searches += 1;
  if (!complain(errors)) return true;
  last = null;
  offerPlace(filters).catch(console.warn);
  return false;
}

/** Words in the place of a ZIP code are a state, or a city: one press looks for it. */
async function offerPlace(filters) {
  const mine = searches;
  const { placeInWords } = await import("./wordfilters.js");
  const place = placeInWords(filters.zip, states);
  if (!place || mine !== searches) return;
  const name = screen.names.state(place.state);
  if (name) offer(null, say("show-state", { state: name }), () => act.change({ ...filters, zip: "", state: place.state }));
  if (form.elements.q && place.words !== name) offer(null, say("city", place), () => act.change({ ...filters, zip: "", q: place.words }));
}

/**
 * Search and show the results; whether that worked out, and nobody asked for something else meanwhile.
 * The results of a new search come into view. A quiet one says nothing of a ZIP code that there is not: it
 * may be half typed. `told` are sentences on what it does not answer, `step` is how its address goes
 * into the history.
 */
async function show(filters, { isQuiet = false, isNew = false, isFocusing = false, told = [], step = null } = {}) {
  const mine = (searches += 1);
  setBusy(true);
  try {
    const answer = await answerTo(filters, readClock(), states);
    const isLost = !answer.results;
    if (mine !== searches) return false;
    if (isLost && isQuiet) {
      setCount(null, say); // the results are those of another question
      return false;
    }
    if (step) writeHistory(step, filters);
    const zip = parseZip(filters.zip);
    if (complain(isLost ? [["zip", say(answer.place ? "zip-nowhere" : "zip-unknown", { zip })]] : [])) {
      if (answer.state) offerState(zip, answer.state, filters);
      return false;
    }
    const rest = showAnswer(answer, act, { isFolding: !isQuiet });
    last = { ...answer, told };
    tell(told);
    if (isNew) bringIntoView({ isFocusing });
    if (!root.dataset.now) lookAgain((nextTurn(answer.results, answer.moment.now) - answer.moment.now) * 60, refresh);
    await painted();
    for (const step of rest) {
      if (mine !== searches) return false;
      step();
      await turn();
    }
    if (mine === searches) addSuggestions(answer).catch(console.warn);
  } catch (error) {
    console.error(error);
    forget();
    last = null;
    if (mine === searches) restore(say("failed"));
    return false;
  } finally {
    if (mine === searches) setBusy(false);
  }
  return true;
}

/** What comes after the results, and never in their place. */
async function addSuggestions(answer) {
  const { results, filters } = answer;
  if (!filters.q && !isDeadEnd(results, filters)) return;
  const mine = searches;
  const { suggest } = await import("./suggestions.js");
  await suggest(answer, screen, change, () => mine === searches);
}

/** Results follow the clock without moving: at midnight, when something ends, and when the reader comes back. */
async function refresh() {
  if (last && isAnswered()) {
    const [mine, before] = [searches, last];
    const [{ isOther, replaceAnswer }, answer] = await Promise.all([import("./live.js"), answerTo(before.filters, readClock(), states)]);
    if (answer.results && mine === searches && isOther(answer, before)) {
      last = { ...answer, told: before.told };
      replaceAnswer(answer, act, screen);
      tell(before.told);
      addSuggestions(answer).catch(console.warn);
    }
  }
  const { now } = readClock();
  return (nextTurn(last?.results ?? [], now) - now) * 60;
}

/** A ZIP code that does not exist would still lie in some state: one press shows that state. */
function offerState(zip, state, filters) {
  const name = screen.names.state(state);
  const press = () => act.change({ ...filters, zip: "", state });
  offer(say("zip-begins", { begin: zip.slice(0, 3), state: name }), say("show-state", { state: name }), press);
}

/** Keywords complete as one types; where that cannot be loaded, they do not. */
async function complete() {
  const { completeWords } = await import("./complete.js");
  await completeWords(form, states, readClock().now);
}

/** The fragment of the address is the ZIP's: a link within the page moves the focus and leaves the address alone. */
function stay(event) {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  document.getElementById(link.getAttribute("href").slice(1)).focus();
}

/** Search for other filters; the focus stays on what was pressed. */
function search(filters) {
  fill(filters);
  press({ isFocusing: false });
}

/** Search for other filters; what was pressed goes, and the focus must not go with it. */
function change(filters) {
  fill(filters);
  press();
}

/** An empty form, and the list that the page came with. */
function clear(event) {
  event.preventDefault();
  history.pushState(null, "", location.pathname);
  follow();
  keep();
}

/** The device keeps what stands in the form, where the reader has asked for that. */
function keep() {
  const filters = readForm(form);
  if (memory.checked && !mistakes(filters, readClock().today).length) remember({ ...filters, zip: parseZip(filters.zip) });
}

/** Filters get an address of their own, unless it is that of the page already; without any, the bare one. */
function writeHistory(method, filters) {
  const address = writeAddress({ ...filters, zip: parseZip(filters.zip) });
  if (address !== location.search + location.hash) history[method](null, "", address || location.pathname);
}

/** The minute that it is, which an archive freezes, by the reader's own clock. */
function readClock() {
  return readersMoment((root.dataset.now ? Number(root.dataset.now) : Date.now() / 1000) / 60);
}
