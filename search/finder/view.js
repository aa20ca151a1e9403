/** What the finder shows: results and what belongs to them, errors, or the list that the page came with. */

import { countSentence } from "./count.js";
import { STRIP } from "./days.js";
import { choices, kinds, described, showCounts } from "./form.js";
import { groupOf } from "./filters.js";
import { labels } from "./labels.js";
import { fillList } from "./list.js";
import { hideMap, offerMap, showMap } from "./mapview.js";
import { clearErrors, showErrors } from "./mistakes.js";
import { card } from "./results.js";
import { sayings } from "./says.js";
import { showStrip } from "./strip.js";
import { copy } from "./template.js";

const root = document.documentElement;
const [form, heading, count, tools, strip, notes, list] = ["finder", "finder-heading", "finder-count", "finder-tools", "finder-days", "finder-notes", "events-list"].map(
  (id) => document.getElementById(id),
);
const title = document.title;
const original = list.firstElementChild;
const says = document.getElementById("finder-says").content.querySelectorAll("[data-word]");
const stateNames = new Map(choices(form, "state"));
const kindNames = new Map(kinds(form));
const names = { state: (code) => stateNames.get(code) ?? code, kind: (kind) => kindNames.get(kind) ?? kind };

/** Says a message of the page (says.js). */
export const say = sayings(new Map([...says].map((word) => [word.dataset.word, word.textContent])), root.lang);

/** Whether results stand on the page. */
export const isAnswered = () => !heading.hidden;

/** Draw an answer (prefetch.js): a part of the list, as yet outside of the page, with what is on screen at first. */
export function draw({ results, filters, moment }) {
  const part = document.createElement("div");
  const label = labels(say, root.lang, names, moment.now);
  const grouped = results.map((result) => ({ group: groupOf(result, filters), result }));
  const head = (group) => label.heading(group, moment.today);
  const show = (result) => card(result, label, say, moment.today);
  const rest = fillList(part, grouped, head, show, (n) => say("more", { n }));
  return { part, rest, label, show, sentence: countSentence(results, filters, names, say) };
}

/** Lay a drawing out where it is going to stand, out of sight: of all that a press has to do this takes longest. */
export function layOutAhead({ part }) {
  tidy();
  setAhead(part, true);
  list.append(part);
}

/**
 * Show an answer at once: as many results as fit the screen, and all that has its place above them. The
 * functions that come back show the rest, one after the other: days, further results, counts and map.
 * `act.search` is called with other filters to search for, `act.change` where what was pressed goes.
 */
export function showAnswer(answer, act) {
  const { results, filters, place, moment } = answer;
  const { part, rest, label, show, sentence } = answer.drawing ?? draw(answer);
  answer.drawing = null;
  heading.hidden = strip.hidden = false;
  form.elements.order.parentNode.hidden = !filters.zip;
  tools.hidden = !results.length;
  count.textContent = sentence;
  const isMapShown = offerMap(results, filters);
  notes.replaceChildren();
  if (place && filters.state && !place.states.includes(filters.state)) headsUp(place, filters, act);
  reveal(part);
  let counts = null;
  return [
    () => (counts = answer.count()),
    () => {
      const days = Array.from({ length: STRIP }, (_, at) => counts.when.get(moment.today + at) ?? 0);
      showStrip(strip, days, filters, moment.today, { block: label.dayBlock, say, change: act.search });
    },
    tidy,
    ...rest,
    () => showCounts(form, counts, say),
    () => isMapShown && showMap(results, filters, place, { say, names, label, today: moment.today, toCard: show }),
  ];
}

/** What else there is where nothing was found, or nothing near by; `panel` is that of waysout.js. */
export function showWaysOut(ways, panel, moment, act) {
  const label = labels(say, root.lang, names, moment.now);
  const show = (result) => card(result, label, say, moment.today);
  notes.append(...panel(ways, (name) => described(form, name), show, say, act.change));
}

/** Show errors, pairs of a field and words, or take the last ones back; whether there are any. */
export function complain(errors) {
  const named = errors.length ? say("error-title", { title }) : title;
  if (document.title !== named) document.title = named;
  clearErrors(form);
  if (!errors.length) return false;
  restore(""); // what was found before is no answer to what is asked now
  showErrors(form, errors);
  return true;
}

/** The list that the page came with, and a sentence over it. */
export function restore(sentence) {
  reveal(original);
  tidy();
  list.removeAttribute("aria-busy");
  heading.hidden = tools.hidden = strip.hidden = true;
  showCounts(form, null, say);
  hideMap();
  notes.replaceChildren();
  count.textContent = sentence;
}

/** Show a part of the list in place of all others. These only leave the screen, since taking them away takes longer. */
function reveal(part) {
  if (part.parentNode !== list) list.append(part);
  setAhead(part, false);
  for (const other of list.children) other.classList.toggle("past", other !== part);
}

/**
 * Set a part of the list ahead, or no longer: it is laid out, and neither eyes, screen readers nor keys get to it.
 * `inert` would do so too, and have all in it styled anew.
 */
function setAhead(part, isAhead) {
  part.classList.toggle("ahead", isAhead);
  part.ariaHidden = isAhead ? "true" : null;
  for (const link of part.querySelectorAll("a")) {
    if (isAhead) link.tabIndex = -1;
    else link.removeAttribute("tabindex");
  }
}

/** Take away the parts of the list that are not shown. */
function tidy() {
  for (const part of list.querySelectorAll(":scope > :is(.ahead, .past)")) part.remove();
}

/** Results are on their way, or have come. */
export function setBusy(isBusy) {
  if (isBusy) list.setAttribute("aria-busy", "true");
  else list.removeAttribute("aria-busy");
}

/** A ZIP code that there is not lies in some state all the same: one click shows that. */
export function offerState(zip, state, filters, act) {
  const values = { begin: zip.slice(0, 3), state: names.state(state) };
  const made = note(say("zip-begins", values), say("show-state", values), () => act.change({ ...filters, zip: "", state }));
  form.querySelector("#finder-errors").append(made);
}

/** After a press the answer comes into view, with the first result if there is one; the focus stays. */
export function bringIntoView() {
  // Once the results are laid out: to ask before that would lay them out twice.
  requestAnimationFrame(() => {
    const last = list.querySelector(":scope > :not(.ahead, .past) .card") ?? count;
    if (last.getBoundingClientRect().bottom > innerHeight) heading.scrollIntoView();
  });
}

/** To where the results begin, once what had the focus has gone. */
export function focusResults() {
  heading.focus();
}

/** A ZIP code of another state than the chosen one: one click mends it. */
function headsUp(place, filters, act) {
  const [state] = place.states;
  const values = { zip: place.zip, "zip-state": names.state(state), state: names.state(filters.state) };
  const mend = say("show-state", { state: names.state(state) });
  notes.append(note(say("heads-up", values), mend, () => act.change({ ...filters, state })));
}

/** Say over the list what it is not the answer to. */
export function tell(sentences) {
  notes.append(...sentences.map((words) => note(words)));
}

/** Words, and a button that mends what they speak of, if there is one. */
function note(words, mend, press) {
  const made = copy("finder-heads-up");
  made.querySelector(".notice-text").textContent = words;
  const button = made.querySelector("button");
  if (!mend) button.parentNode.remove();
  button.textContent = mend;
  button.addEventListener("click", press);
  return made;
}
