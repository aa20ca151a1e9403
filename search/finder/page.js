/** The finder's page: listens to the form, the history and the clock, and runs searches. */

import { isAsking, NONE, readAddress, writeAddress } from "./address.js";
import { nextChange, readersMoment } from "./days.js";
import { listenToBar, setCount } from "./filter_bar.js";
import { isDeadEnd } from "./filters.js";
import { choices, control, hasChoices, openWhereWide, readForm, showChosen, showDays, validate } from "./form.js";
import { listenForMap } from "./mapview.js";
import { canRemember, forgetChoices, remember, remembered } from "./memory.js";
import { answerTo, prepare, reset } from "./prefetch.js";
import { showAll } from "./results.js";
import { loadSaving } from "./save_button.js";
import { afterPaint, nextTask, schedule } from "./scheduler.js";
import {
  bringIntoView, fill, isAnswered, offer, say, screen, setBusy, setErrors, showAnswer, showList, showNotes,
} from "./view.js";
import { parseZip } from "./zipcode.js";

const TYPING = 600; // milliseconds without a key, after which typing has stopped

const root = document.documentElement;
const form = document.getElementById("finder");
const memory = document.getElementById("finder-remember");
const states = choices(form, "state");
const act = { search, change };
let searches = 0;
let pause = 0;
let isNotifying = false;
let last = null; // the answer on the page
let changed = null; // the field whose change set the address

// Listen to the click, which Enter causes too: before a submit event, browsers read all fields for autofill, and on
// a slow phone that takes as long as the search.
form.querySelector("[type='submit']").addEventListener("click", (event) => {
  event.preventDefault();
  submit();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!isNotifying) submit();
});
document.addEventListener("input", (event) => event.target.form === form && onInput(event.target));
listenForMap(form, () => submit({ isFocusing: false }));
listenToBar(form, search);
document.addEventListener("click", focusTarget);
document.getElementById("finder-clear").addEventListener("click", clear);
form.elements.q?.addEventListener("focus", () => complete().catch(console.warn));
addEventListener("popstate", searchFromAddress);
addEventListener("beforeprint", () => showAll(document.getElementById("events-list")));
// Timers stop while the device sleeps, so update when the reader comes back.
document.addEventListener("visibilitychange", () => document.hidden || root.dataset.now || refresh().catch(console.warn));
start();

/** Start with the search in the address, else with the choices kept on the device. */
async function start() {
  const kept = remembered();
  memory.checked = kept !== null;
  memory.closest("p").hidden = !canRemember();
  openWhereWide(form);
  form.hidden = false;
  const isFound = await searchFromAddress({ isNew: true });
  if (!isFound && kept && !isAsking(readForm(form))) fill(kept);
}

/** Search with the form's values, and give the search its own address. */
async function submit({ isFocusing = true } = {}) {
  clearTimeout(pause);
  changed = null;
  const filters = readForm(form);
  if (!isValid(filters)) return;
  show(filters, { isNew: true, isFocusing });
  const mine = searches;
  await afterPaint(); // show results first, then update the address
  if (mine !== searches) return;
  keepChoices();
  writeHistory("pushState", filters);
  notifyBrowser();
}

/** Tell the browser that the form was submitted, so that it can autocomplete fields next time. */
function notifyBrowser() {
  isNotifying = true;
  form.requestSubmit();
  isNotifying = false;
}

/**
 * Update results as the form changes: at once for a choice, after a pause for typing. Values that are not valid yet
 * wait, without an error, for more typing.
 */
function onInput(field) {
  showDays(form);
  showChosen(form);
  keepChoices();
  if (field === memory && !memory.checked) forgetChoices();
  if (field === memory) return;
  if (!isAnswered()) setCount(null, say);
  if (field === control(form, "zip") || !isAnswered()) prefetch();
  if (!isAnswered()) return;
  clearTimeout(pause);
  const isTyped = field.matches("[type='text'], [type='search'], [type='date']");
  const go = () => {
    const filters = readForm(form);
    if (validate(filters, readClock().today).length) return;
    // Arrow keys step through choices: only the last one should be in the history.
    const step = isTyped || field === changed ? "replaceState" : "pushState";
    changed = field;
    show(filters, { isQuiet: true, step });
  };
  if (isTyped) pause = setTimeout(go, TYPING);
  else go();
}

/** Find the answer ahead of the search, unless the browser saves data. If that fails, the search reports it. */
async function prefetch() {
  const filters = readForm(form);
  const clock = readClock();
  if (navigator.connection?.saveData || validate(filters, clock.today).length) return;
  const answer = await prepare(filters, clock, states).catch(console.warn);
  const isUnchanged = JSON.stringify(readForm(form)) === JSON.stringify(filters);
  if (answer?.results && isUnchanged && !isAnswered()) setCount(answer.results.length, say);
}

/** Run the search in the address, at first and on Back and Forward. Returns whether it found an answer. */
async function searchFromAddress({ isNew = false } = {}) {
  clearTimeout(pause);
  changed = null;
  const mine = (searches += 1);
  const { filters, sentences, address } = readOwn() ?? (await readForeign());
  if (mine !== searches) return false;
  if (address !== location.href) history.replaceState(null, "", address);
  fill(filters);
  const asked = readForm(form);
  if (isAsking(filters) && isValid(asked)) return show(asked, { isNew, sentences });
  if (!isAsking(filters)) {
    searches += 1; // ignore searches that are still running
    setErrors([]);
    last = null;
    showList("");
  }
  showNotes(sentences);
  return false;
}

/** The search in the address, if this page can have written it; else null. */
function readOwn() {
  const filters = readAddress(location.href);
  const isOwn = hasChoices(form, filters) && writeAddress(filters) === location.search + location.hash;
  return isOwn ? { filters, sentences: [], address: location.href } : null;
}

/**
 * The search in an address from elsewhere (typed.js). Its query may have a ZIP code, so remove it from the address
 * bar before any request to the host.
 */
async function readForeign() {
  const { href } = location;
  history.replaceState(null, "", location.pathname);
  try {
    return (await import("./typed.js")).readFor(form, href, say);
  } catch (error) {
    console.error(error);
    // What comes after the # does not go to the host, and a reload reads it again.
    const { search, hash } = new URL(href);
    const asked = [search.slice(1), hash.slice(1)].filter(Boolean).join("&");
    return { filters: NONE, sentences: [say("failed")], address: `${location.origin}${location.pathname}#${asked}` };
  }
}

/** Whether filters can be searched for. Shows their errors if not. */
function isValid(filters) {
  const errors = validate(filters, readClock().today).map(([field, name, values]) => [field, say(name, values)]);
  if (errors.length) searches += 1;
  if (!setErrors(errors)) return true;
  last = null;
  offerPlace(filters).catch(console.warn);
  return false;
}

/** If the ZIP code is the name of a state or a city, offer to search for that. */
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
 * Search and show the results. Returns whether that worked and no other search started meanwhile. A new search
 * scrolls to its results. A quiet one does not report a ZIP code that does not exist, since it may be half typed.
 * `sentences` are notes on what the search leaves out, `step` is the history method for its address.
 */
async function show(filters, { isQuiet = false, isNew = false, isFocusing = false, sentences = [], step = null } = {}) {
  const mine = (searches += 1);
  setBusy(true);
  try {
    const answer = await answerTo(filters, readClock(), states);
    const isNowhere = !answer.results;
    if (mine !== searches) return false;
    if (isNowhere && isQuiet) {
      setCount(null, say); // the results are for another search
      return false;
    }
    if (step) writeHistory(step, filters);
    const zip = parseZip(filters.zip);
    if (setErrors(isNowhere ? [["zip", say(answer.place ? "zip-nowhere" : "zip-unknown", { zip })]] : [])) {
      if (answer.state) offerState(zip, answer.state, filters);
      return false;
    }
    const rest = showAnswer(answer, act, { isCollapsing: !isQuiet });
    last = { ...answer, sentences };
    showNotes(sentences);
    if (isNew) bringIntoView({ isFocusing });
    if (!root.dataset.now) schedule((nextChange(answer.results, answer.moment.now) - answer.moment.now) * 60, refresh);
    await afterPaint();
    for (const step of rest) {
      if (mine !== searches) return false;
      step();
      await nextTask();
    }
    if (mine === searches) addSuggestions(answer).catch(console.warn);
  } catch (error) {
    console.error(error);
    reset();
    last = null;
    if (mine === searches) showList(say("failed"));
    return false;
  } finally {
    if (mine === searches) setBusy(false);
  }
  return true;
}

/** Add suggestions after the results are shown. */
async function addSuggestions(answer) {
  const { results, filters } = answer;
  if (!filters.q && !isDeadEnd(results, filters)) return;
  const mine = searches;
  const { suggest } = await import("./suggestions.js");
  await suggest(answer, screen, change, () => mine === searches);
}

/** Update results in place as time passes: at midnight, when something ends, and when the reader comes back. */
async function refresh() {
  if (last && isAnswered()) {
    const [mine, before] = [searches, last];
    const [{ isDifferent, replaceAnswer }, answer] = await Promise.all([import("./live.js"), answerTo(before.filters, readClock(), states)]);
    if (answer.results && mine === searches && isDifferent(answer, before)) {
      last = { ...answer, sentences: before.sentences };
      replaceAnswer(answer, act, screen);
      showNotes(before.sentences);
      addSuggestions(answer).catch(console.warn);
    }
  }
  const { now } = readClock();
  return (nextChange(last?.results ?? [], now) - now) * 60;
}

/** For a ZIP code that does not exist, offer the state it would be in. */
function offerState(zip, state, filters) {
  const name = screen.names.state(state);
  const press = () => act.change({ ...filters, zip: "", state });
  offer(say("zip-begins", { begin: zip.slice(0, 3), state: name }), say("show-state", { state: name }), press);
}

/** Turn on autocomplete for keywords. */
async function complete() {
  const { completeWords } = await import("./complete.js");
  await completeWords(form, states, readClock().now);
}

/** The address's fragment is for the ZIP code, so a link within the page only moves the focus. */
function focusTarget(event) {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  event.preventDefault();
  document.getElementById(link.getAttribute("href").slice(1)).focus();
}

/** Search with other filters; the focus stays on the pressed button. */
function search(filters) {
  fill(filters);
  submit({ isFocusing: false });
}

/** Search with other filters; the pressed button disappears, so move the focus to the results. */
function change(filters) {
  fill(filters);
  submit();
}

/** Clear the form, and show the list that is part of the page. */
function clear(event) {
  event.preventDefault();
  history.pushState(null, "", location.pathname);
  searchFromAddress();
  keepChoices();
}

/** Keep the form's values on the device if the reader asked for that. */
function keepChoices() {
  const filters = readForm(form);
  if (!memory.checked || validate(filters, readClock().today).length) return;
  const place = memory.closest("p");
  place.querySelector(".full")?.remove();
  try {
    remember({ ...filters, zip: parseZip(filters.zip) });
  } catch (error) {
    console.warn(error);
    memory.checked = false;
    loadSaving().then(({ showFull }) => showFull(place)).catch(console.warn);
  }
}

/** Write filters into the address, unless they are there already. */
function writeHistory(method, filters) {
  const address = writeAddress({ ...filters, zip: parseZip(filters.zip) });
  if (address !== location.search + location.hash) history[method](null, "", address || location.pathname);
}

/** The current minute by the reader's clock, or an archive's fixed one. */
function readClock() {
  return readersMoment((root.dataset.now ? Number(root.dataset.now) : Date.now() / 1000) / 60);
}
