/** What the finder shows: results and what belongs to them, errors, or the list that the page came with. */

import { isAsking } from "./address.js";
import { showDayPicker } from "./day_picker.js";
import { parseDay, STRIP } from "./days.js";
import { countWays, groupOf } from "./filters.js";
import { fold, markChips, setCount, unfold } from "./filter_bar.js";
import { choices, described, fillForm, isBeside, kinds, showCounts } from "./form.js";
import { labels } from "./labels.js";
import { hideMap, offerMap, showMap } from "./mapview.js";
import { copy, messages, sayings } from "./messages.js";
import { card, fillList } from "./results.js";
import { askedWords, countSentence } from "./summary.js";

const root = document.documentElement;
const find = (id) => document.getElementById(`finder-${id}`);
const [heading, count, all, tools, days, notes, paper, waiting] = ["heading", "count", "all", "tools", "days", "notes", "paper", "waiting"].map(find);
const [form, list] = [document.getElementById("finder"), document.getElementById("events-list")];
const title = document.title;
const original = list.firstElementChild;
const named = (pairs) => {
  const words = new Map(pairs);
  return (code) => words.get(code) ?? code;
};
const names = { state: named(choices(form, "state")), kind: named(kinds(form)), language: named(choices(form, "language")) };

/** Says a message of the page (messages.js). */
export const say = sayings(Object.assign(messages, JSON.parse(find("messages").textContent)), root.lang);

/** Whether results stand on the page. */
export const isAnswered = () => !heading.hidden;

/** Put filters into the form. */
export const fill = (filters) => fillForm(form, filters, say);

/**
 * Draw an answer (prefetch.js): a part of the list, as yet outside of the page, with what is on screen at first;
 * `least` is how many results its first page has at least.
 */
export function draw({ results, filters, place, moment }, least) {
  const part = document.createElement("div");
  part.className = "listing";
  const label = labels(say, root.lang, names, moment.now);
  const grouped = results.map((result) => ({ group: groupOf(result, filters), result }));
  const head = (group) => label.heading(group, moment.today);
  const show = (result) => card(result, label, say, moment.today);
  const rest = fillList(part, grouped, { head, show, more: (n) => say("more", { n }), least });
  const states = { state: filters.state && names.state(filters.state), states: (place?.states ?? []).map(names.state) };
  return { part, rest, label, show, sentence: countSentence(waysOf(results, filters), filters, states, say) };
}

/** How many results there are of each way to take part. Who asks for online events alone joins all of them online. */
function waysOf(results, { online }) {
  const ways = countWays(results);
  return online === "only" ? { ...ways, place: 0, online: ways.place + ways.online } : ways;
}

/** What makes the card of a result, at a moment. */
function showWith({ now, today }) {
  const label = labels(say, root.lang, names, now);
  return (result) => card(result, label, say, today);
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
export function showAnswer(answer, act, { isFolding = false } = {}) {
  const { results, filters, place, moment } = answer;
  const { part, rest, label, show, sentence } = answer.drawing ?? draw(answer);
  answer.drawing = null;
  heading.hidden = days.hidden = false;
  form.elements.order.parentNode.hidden = !filters.zip;
  tools.hidden = !results.length;
  count.textContent = sentence;
  const words = asked(filters, moment, label);
  nameSearch(words, moment, label);
  if (isFolding) fold(form, words);
  markChips(filters);
  const isMapShown = offerMap(results, filters, say);
  notes.replaceChildren();
  offerAllOnline(answer, act);
  reveal(part);
  let counts = null;
  return [
    () => (counts = answer.count()),
    () => {
      const numbers = Array.from({ length: STRIP }, (_, at) => counts.when.get(moment.today + at) ?? 0);
      showDayPicker(days, numbers, filters, moment.today, { block: label.dayBlock, say, change: act.search });
    },
    tidy,
    ...rest,
    () => setCount(results.length, say),
    () => showCounts(form, counts, say),
    () => isMapShown && showMap(results, filters, place, { say, names, label, today: moment.today, toCard: show }),
  ];
}

/** The words for what filters ask for. */
function asked(filters, { today }, label) {
  const day = (text) => label.shortDay(parseDay(text), today);
  return askedWords(filters, (name) => described(form, name), day, root.lang, say);
}

/** The title of the page and the head of a printed sheet say what was asked for. */
function nameSearch(words, { today }, label) {
  document.title = `${words} – ${title}`;
  const day = label.longDay(today, today);
  paper.textContent = [words, say("as-of", { day }), location.href].join(" · ");
}

/** One press to all that can be joined from home, wherever it is for; counted where nothing else is asked for. */
function offerAllOnline({ filters, online }, act) {
  const wide = { ...filters, zip: "", state: "", online: "only" };
  all.hidden = (!filters.zip && !filters.state) || filters.online === "without" || filters.access !== "";
  const isPlain = !isAsking({ ...wide, online: "", order: "", view: "" });
  const button = all.querySelector("button");
  button.textContent = [say("all-online"), online && isPlain && say("facet", { n: online })].filter(Boolean).join(" ");
  button.onclick = () => act.change(wide);
}

let errors = null; // the module that shows them, once it was needed
let complaint = Promise.resolve();

/** Show what is wrong, pairs of a field and words, or take the last of it back; whether there is anything. */
export function complain(wrong) {
  if (!wrong.length) {
    errors?.clearErrors(form);
    if (!isAnswered()) document.title = title;
    return false;
  }
  restore(""); // what was found before is no answer to what is asked now
  document.title = say("error-title", { title });
  complaint = import("./errors.js").then(
    (module) => (errors = module).showErrors(form, wrong),
    () => (count.textContent = wrong.map(([, words]) => words).join(" ")),
  );
  return true;
}

/** The list that the page came with, and a sentence over it. */
export function restore(sentence) {
  import(new URL(waiting.dataset.clock, document.baseURI)).catch(console.warn);
  reveal(original);
  tidy();
  list.removeAttribute("aria-busy");
  heading.hidden = tools.hidden = days.hidden = all.hidden = true;
  document.title = title;
  unfold(form);
  markChips({});
  setCount(null, say);
  showCounts(form, null, say);
  hideMap();
  notes.replaceChildren();
  count.textContent = sentence;
}

/** Show a part of the list in place of all others. These only leave the screen, since taking them away takes longer. */
function reveal(part) {
  root.classList.remove("is-asking");
  waiting.hidden = true;
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
  for (const stop of part.querySelectorAll("a, button")) {
    if (isAhead) stop.tabIndex = -1;
    else stop.removeAttribute("tabindex");
  }
}

/** Take away the parts of the list that are not shown. */
function tidy() {
  for (const part of list.querySelectorAll(":scope > :is(.ahead, .past)")) part.remove();
}

/** The part of the list that is shown. */
const shown = () => list.querySelector(":scope > :not(.ahead, .past)");

/** Results are on their way, or have come. */
export function setBusy(isBusy) {
  if (isBusy) list.setAttribute("aria-busy", "true");
  else list.removeAttribute("aria-busy");
}

/** Something that the page can search for in place of a ZIP code that it cannot use. */
export function offer(sentence, words, press) {
  complaint.then(() => form.querySelector("#finder-errors").append(note(sentence, words, press)));
}

/** After a press the answer comes into view, with the first result if there is one, and the focus goes to its heading. */
export function bringIntoView({ isFocusing }) {
  if (isFocusing) focusHeading();
  // Once the results are laid out: to ask before that would lay them out twice.
  requestAnimationFrame(() => {
    const last = shown().querySelector(".card") ?? count;
    if (last.getBoundingClientRect().bottom > innerHeight) (isBeside() ? heading : form).scrollIntoView();
  });
}

/** To where the results begin, without moving them. */
function focusHeading() {
  heading.focus({ preventScroll: true });
}

/** Say over the list what it is not the answer to. */
export function tell(sentences) {
  for (const words of sentences) addNote(words);
}

/** Words over the list, and a button that goes with them. */
function addNote(words, fix, press) {
  notes.append(note(words, fix, press));
}

/** Nodes over the list. */
function addToNotes(nodes) {
  notes.append(...nodes);
}

/** Words, and a button that fixes what they speak of; either may be missing. */
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

/** The page for modules that are loaded when something asks for them: if they imported it, the bundle would part. */
export const screen = { form, names, say, addNote, addToNotes, showWith, draw, showAnswer, shown, focusHeading };
