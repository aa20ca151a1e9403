/** The finder on its page: listens to the form and the history, and asks for results. */

import { isAsking, readAddress, writeAddress } from "./address.js";
import { answerTo, forget, prepare } from "./prefetch.js";
import { readersMoment } from "./days.js";
import { isDeadEnd } from "./filters.js";
import { choices, control, fillForm, readForm, showChosen, showDays, values } from "./form.js";
import { canRemember, forgetChoices, remember, remembered } from "./memory.js";
import { listenForMap } from "./mapview.js";
import { mistakes } from "./mistakes.js";
import { painted, turn } from "./turns.js";
import {
  bringIntoView, complain, focusResults, isAnswered, offerState, restore, say, setBusy, showAnswer, showWaysOut, tell,
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
listenForMap(form, press);
document.addEventListener("click", stay);
document.getElementById("finder-clear").addEventListener("click", clear);
form.elements.q?.addEventListener("focus", () => suggest().catch(console.warn));
addEventListener("popstate", follow);
start();

/** Begin with what the address asks for, else with the choices that the device has kept. */
async function start() {
  const kept = remembered();
  memory.checked = kept !== null;
  memory.closest("p").hidden = !canRemember();
  form.hidden = false;
  const isFound = await follow({ isNew: true });
  if (!isFound && kept && !isAsking(readForm(form))) fillForm(form, kept);
}

/** What the button does: ask for what stands in the form, under an address of its own. */
async function press() {
  clearTimeout(pause);
  const filters = readForm(form);
  if (!isSound(filters)) return;
  show(filters, { isNew: true });
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
  if (field === control(form, "zip") || !isAnswered()) makeReady();
  if (!isAnswered()) return;
  clearTimeout(pause);
  const isTyped = field.matches("[type='text'], [type='search'], [type='date']");
  const go = () => {
    const filters = readForm(form);
    if (mistakes(filters).length) return;
    writeHistory(isTyped ? "replaceState" : "pushState", filters);
    show(filters, { isQuiet: true });
  };
  if (isTyped) pause = setTimeout(go, TYPING);
  else go();
}

/** Have the answer at hand before the press, where it may be looked for; a failure is one of the press. */
function makeReady() {
  const filters = readForm(form);
  if (navigator.connection?.saveData || mistakes(filters).length) return;
  prepare(filters, readClock(), states).catch(console.warn);
}

/** Show what the address asks for, at first and on the way back and forth; whether it found an answer. */
async function follow({ isNew = false } = {}) {
  clearTimeout(pause);
  const mine = (searches += 1);
  const { filters, told, address } = readOwn() ?? (await readHandmade());
  if (mine !== searches) return false;
  if (address !== location.href) history.replaceState(null, "", address);
  fillForm(form, filters);
  const asked = readForm(form);
  if (isAsking(filters) && isSound(asked)) return show(asked, { isNew, told });
  if (!isAsking(filters)) {
    searches += 1; // what is still under way comes too late
    complain([]);
    restore("");
  }
  tell(told);
  return false;
}

/** What the address asks for, if it is one that this page can have written; else null. */
function readOwn() {
  const filters = readAddress(location.href);
  fillForm(form, filters);
  const isOwn = writeAddress(readForm(form)) === location.search + location.hash;
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
    return { filters: readAddress(href), told: [say("link-part")], address: location.href };
  }
}

/** Whether filters can be searched for; else the page says what is wrong with them. */
function isSound(filters) {
  const errors = mistakes(filters).map(([field, name]) => [field, say(name)]);
  if (errors.length) searches += 1;
  return !complain(errors);
}

/**
 * Search and show the results; whether that worked out, and nobody asked for something else meanwhile.
 * The results of a new search come into view. A quiet one says nothing of a ZIP code that there is not: it
 * may be half typed. `told` are sentences on what it does not answer.
 */
async function show(filters, { isQuiet = false, isNew = false, told = [] } = {}) {
  const mine = (searches += 1);
  setBusy(true);
  try {
    const answer = await answerTo(filters, readClock(), states);
    const isLost = !answer.results;
    if (mine !== searches || (isLost && isQuiet)) return false;
    const zip = parseZip(filters.zip);
    if (complain(isLost ? [["zip", say(answer.place ? "zip-nowhere" : "zip-unknown", { zip })]] : [])) {
      if (answer.state) offerState(zip, answer.state, filters, act);
      return false;
    }
    const rest = showAnswer(answer, act);
    tell(told);
    if (isNew) bringIntoView();
    await painted();
    for (const step of rest) {
      if (mine !== searches) return false;
      step();
      await turn();
    }
    if (mine === searches && isDeadEnd(answer.results, answer.filters)) offerWaysOut(answer);
  } catch (error) {
    console.error(error);
    forget();
    if (mine === searches) restore(say("failed"));
    return false;
  } finally {
    if (mine === searches) setBusy(false);
  }
  return true;
}

/** Ways out come after the results, and never in place of them. */
async function offerWaysOut({ results, filters, place, moment }) {
  const mine = searches;
  const distances = values(form, "within");
  const [{ findWaysOut }, { panel }] = await Promise.all([import("./elsewhere.js"), import("./waysout.js")]);
  const ways = await findWaysOut(results, filters, place, moment, states, distances).catch(() => null);
  if (ways !== null && mine === searches) showWaysOut(ways, panel, moment, act);
}

/** Keywords complete as one types; where that can not be loaded, they do not. */
async function suggest() {
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

/** Search for other filters. */
function search(filters) {
  fillForm(form, filters);
  press();
}

/** Search for other filters; what was pressed goes, and the focus must not go with it. */
function change(filters) {
  search(filters);
  focusResults();
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
  if (memory.checked && !mistakes(filters).length) remember({ ...filters, zip: parseZip(filters.zip) });
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
