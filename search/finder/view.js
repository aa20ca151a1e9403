/** What the finder shows: results, errors, or the list that is part of the page. */

import { isAsking } from "./address.js";
import { showDayPicker } from "./day_picker.js";
import { areDaysOver, parseDay, PICKER_DAYS } from "./days.js";
import { countWays, groupOf } from "./filters.js";
import { collapse, expand, markChips, setCount } from "./filter_bar.js";
import { choices, describeField, fillForm, isBeside, kinds, showCounts } from "./form.js";
import { labels } from "./labels.js";
import { hideMap, offerMap, showMap } from "./mapview.js";
import { copy, messageReader, messages } from "./messages.js";
import { card, fillList } from "./results.js";
import { countSentence, describeSearch } from "./summary.js";

const root = document.documentElement;
const find = (id) => document.getElementById(`finder-${id}`);
const [heading, count, all, tools, days, notes, paper, waiting] = ["heading", "count", "all", "tools", "days", "notes", "paper", "waiting"].map(find);
const [form, list] = [document.getElementById("finder"), document.getElementById("events-list")];
const title = document.title;
const builtList = list.firstElementChild;
const named = (pairs) => {
  const words = new Map(pairs);
  return (code) => words.get(code) ?? code;
};
const names = { state: named(choices(form, "state")), kind: named(kinds(form)), language: named(choices(form, "language")) };

/** Returns a message of the page (messages.js). */
export const say = messageReader(Object.assign(messages, JSON.parse(find("messages").textContent)), root.lang);

/** Whether the page shows results. */
export const isAnswered = () => !heading.hidden;

/** Put filters into the form. */
export const fill = (filters) => fillForm(form, filters, say);

/**
 * Draw an answer (prefetch.js) as a part of the list that is not on the page yet; `least` is the least number of
 * results on its first page.
 */
export function draw({ results, filters, place, moment }, least) {
  const part = document.createElement("div");
  part.className = "event-list";
  const label = labels(say, root.lang, names, moment.now);
  const grouped = results.map((result) => ({ group: groupOf(result, filters), result }));
  const head = (group) => label.heading(group, moment.today);
  const show = (result) => card(result, label, say, moment.today);
  const rest = fillList(part, grouped, { head, show, more: (n) => say("more", { n }), least });
  const states = { state: filters.state && names.state(filters.state), states: (place?.states ?? []).map(names.state) };
  const isOver = areDaysOver(filters, moment.today); // midnight has passed in an open tab
  const sentence = isOver ? say("dates-over") : countSentence(waysOf(results, filters), filters, states, say);
  return { part, rest, label, show, sentence };
}

/** How many results there are for each way to take part. With "Online only", all of them count as online. */
function waysOf(results, { online }) {
  const ways = countWays(results);
  return online === "only" ? { ...ways, place: 0, online: ways.place + ways.online } : ways;
}

/** A function that makes the card of a result, at a moment. */
function showWith({ now, today }) {
  const label = labels(say, root.lang, names, now);
  return (result) => card(result, label, say, today);
}

/** Lay out a drawing in its final place, but invisible: layout is the slowest part of a search. */
export function layOutAhead({ part }) {
  removeHidden();
  setAhead(part, true);
  list.append(part);
}

/**
 * Show an answer: the results that fit the screen, and what is above them. Returns functions that show the rest step
 * by step: day picker, more results, counts and map. `act.search` is called with new filters, and `act.change`
 * instead if the pressed button will disappear.
 */
export function showAnswer(answer, act, { isCollapsing = false } = {}) {
  const { results, filters, place, moment } = answer;
  const { part, rest, label, show, sentence } = answer.drawing ?? draw(answer);
  answer.drawing = null;
  heading.hidden = days.hidden = false;
  form.elements.order.parentNode.hidden = !filters.zip;
  tools.hidden = !results.length;
  count.textContent = sentence;
  const words = searchInWords(filters, moment, label);
  nameSearch(words, moment, label);
  if (isCollapsing) collapse(form, words);
  markChips(filters);
  const isMapShown = offerMap(results, filters, say);
  notes.replaceChildren();
  offerAllOnline(answer, act);
  showOnly(part);
  let counts = null;
  return [
    () => (counts = answer.count()),
    () => {
      const numbers = Array.from({ length: PICKER_DAYS }, (_, at) => counts.when.get(moment.today + at) ?? 0);
      showDayPicker(days, numbers, filters, moment.today, { block: label.dayBlock, say, change: act.search });
    },
    removeHidden,
    ...rest,
    () => setCount(results.length, say),
    () => showCounts(form, counts, say),
    () => isMapShown && showMap(results, filters, place, { say, names, label, today: moment.today, toCard: show }),
  ];
}

/** The search in words. */
function searchInWords(filters, { today }, label) {
  const day = (text) => label.shortDay(parseDay(text), today);
  return describeSearch(filters, (name) => describeField(form, name), day, root.lang, say);
}

/** Put the search into the page's title and the header of a printout. */
function nameSearch(words, { today }, label) {
  document.title = `${words} – ${title}`;
  const day = label.longDay(today, today);
  paper.textContent = [words, say("as-of", { day }), location.href].join(" · ");
}

/** Offer all online events, for any place; with their number if no other filter is set. */
function offerAllOnline({ filters, online }, act) {
  const wide = { ...filters, zip: "", state: "", online: "only" };
  all.hidden = (!filters.zip && !filters.state) || filters.online === "without" || filters.access !== "";
  const isPlain = !isAsking({ ...wide, online: "", order: "", view: "" });
  const button = all.querySelector("button");
  button.textContent = [say("all-online"), online && isPlain && say("facet", { n: online })].filter(Boolean).join(" ");
  button.onclick = () => act.change(wide);
}

let errors = null; // the module errors.js, once it is loaded
let errorsShown = Promise.resolve();

/** Show errors, pairs of field and message, or remove the earlier ones. Returns whether there are any. */
export function setErrors(wrong) {
  if (!wrong.length) {
    errors?.clearErrors(form);
    if (!isAnswered()) document.title = title;
    return false;
  }
  showList(""); // earlier results do not match the form any more
  document.title = say("error-title", { title });
  errorsShown = import("./errors.js").then(
    (module) => (errors = module).showErrors(form, wrong),
    () => (count.textContent = wrong.map(([, words]) => words).join(" ")),
  );
  return true;
}

/** Show the list that is part of the page, with a sentence above it. */
export function showList(sentence) {
  import(new URL(waiting.dataset.clock, document.baseURI)).catch(console.warn);
  showOnly(builtList);
  removeHidden();
  list.removeAttribute("aria-busy");
  heading.hidden = tools.hidden = days.hidden = all.hidden = true;
  document.title = title;
  expand(form);
  markChips({});
  setCount(null, say);
  showCounts(form, null, say);
  hideMap();
  notes.replaceChildren();
  count.textContent = sentence;
}

/** Show one part of the list and hide the others. Removing them now would take longer. */
function showOnly(part) {
  root.classList.remove("is-asking");
  waiting.hidden = true;
  if (part.parentNode !== list) list.append(part);
  setAhead(part, false);
  for (const other of list.children) other.classList.toggle("past", other !== part);
}

/**
 * Hide a part of the list that is laid out ahead from eyes, screen readers and keys, or show it. `inert` would do
 * the same but recalculate all its styles.
 */
function setAhead(part, isAhead) {
  part.classList.toggle("ahead", isAhead);
  part.ariaHidden = isAhead ? "true" : null;
  for (const stop of part.querySelectorAll("a, button")) {
    if (isAhead) stop.tabIndex = -1;
    else stop.removeAttribute("tabindex");
  }
}

/** Remove the hidden parts of the list. */
function removeHidden() {
  for (const part of list.querySelectorAll(":scope > :is(.ahead, .past)")) part.remove();
}

/** The visible part of the list. */
const shown = () => list.querySelector(":scope > :not(.ahead, .past)");

/** Mark the list as busy while results are loading. */
export function setBusy(isBusy) {
  if (isBusy) list.setAttribute("aria-busy", "true");
  else list.removeAttribute("aria-busy");
}

/** Offer a search instead of a ZIP code that cannot be used. */
export function offer(sentence, words, press) {
  errorsShown.then(() => form.querySelector("#finder-errors").append(note(sentence, words, press)));
}

/** After a search, scroll to the results so that the first one shows, and focus their heading. */
export function bringIntoView({ isFocusing }) {
  if (isFocusing) focusHeading();
  // After layout: measuring before would lay them out twice.
  requestAnimationFrame(() => {
    const last = shown().querySelector(".card") ?? count;
    if (last.getBoundingClientRect().bottom > innerHeight) (isBeside() ? heading : form).scrollIntoView();
  });
}

/** Focus the heading of the results without scrolling. */
function focusHeading() {
  heading.focus({ preventScroll: true });
}

/** Show notes above the list on what the search leaves out. */
export function showNotes(sentences) {
  for (const words of sentences) addNote(words);
}

/** Show a note above the list, with a button. */
function addNote(words, fix, press) {
  notes.append(note(words, fix, press));
}

/** Show nodes above the list. */
function addToNotes(nodes) {
  notes.append(...nodes);
}

/** A note and a button that fixes the problem; either may be missing. */
function note(words, fix, press) {
  const made = copy("finder-note");
  const [text, button] = [made.querySelector(".notice-text"), made.querySelector("button")];
  text.textContent = words;
  if (!words) {
    text.remove();
    made.className = "offer";
  }
  if (!fix) button.parentNode.remove();
  button.textContent = fix;
  button.addEventListener("click", press);
  return made;
}

/** For modules that are loaded later. If they imported this module, the bundle would be split. */
export const screen = { form, names, say, addNote, addToNotes, showWith, draw, showAnswer, shown, focusHeading };
