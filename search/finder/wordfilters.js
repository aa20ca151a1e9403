/** Finds keywords that name a filter of the form: "tonight", "Spanish", "wheelchair". */

import { split } from "./letters.js";
import { languageNames, stateNames } from "./names.js";

const MOST_WORDS_OF_A_NAME = 4;

/** What people call filters. */
const FILTERS = [
  [{ when: "today" }, ["today"]],
  [{ when: "today", time: "evening" }, ["tonight", "this evening"]],
  [{ when: "tomorrow" }, ["tomorrow"]],
  [{ when: "weekend" }, ["this weekend", "the weekend", "weekend"]],
  [{ when: "week" }, ["this week", "next 7 days"]],
  [{ time: "morning" }, ["morning", "mornings"]],
  [{ time: "afternoon" }, ["afternoon", "afternoons"]],
  [{ time: "evening" }, ["evening", "evenings", "night", "nights"]],
  [{ online: "only" }, ["online", "virtual", "virtually", "remote", "remotely", "zoom", "from home"]],
  [{ online: "without" }, ["in person"]],
  [{ access: "yes" }, ["wheelchair accessible", "wheelchair", "wheelchairs", "accessible", "accessibility"]],
];

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Endings that people add to a type of event: "canvassing", "carpools". */
const ENDING = /^(?:s|es|ing|ers?)?$/;

/**
 * The filters that keywords name: offers of { words, filters }, in the order of the text. `words` are as typed, without
 * punctuation around them; `filters` are the filters to change, with the rest of the keywords as `q`. `languages` and
 * `kinds` are the form's pairs of value and label, `page` is the page's language.
 */
export function filtersInWords(text, { languages, kinds }, page) {
  const tokens = text.trim().split(/\s+/).map((typed) => ({ typed, words: split(typed) }));
  const names = namesOf(languages, kinds, page);
  const offers = [];
  for (let at = 0; at < tokens.length; ) {
    const { length, filters } = filterAt(tokens, at, names);
    const others = [...tokens.slice(0, at), ...tokens.slice(at + length)];
    if (filters) offers.push({ words: typedIn(tokens.slice(at, at + length)).replace(EDGES, ""), filters: { ...filters, q: typedIn(others) } });
    at += length;
  }
  return offers;
}

/** The names of filters, each { letters, isOpen, filters }; an open one may have an ending. */
function namesOf(languages, kinds, page) {
  const named = FILTERS.flatMap(([filters, some]) => some.map((name) => [name, filters]));
  const spoken = languages.flatMap(([language, label]) => [label, ...languageNames([language], page).map(([, name]) => name)].map((name) => [name, { language }]));
  const types = kinds.map(([kind, label]) => [label, { kind }]);
  return [...named, ...spoken, ...types].map(([name, filters]) => ({ letters: split(name).join(""), isOpen: "kind" in filters, filters }));
}

/** The longest name at a place, as { length, filters }; without filters if there is none. */
function filterAt(tokens, at, names) {
  for (let length = Math.min(MOST_WORDS_OF_A_NAME, tokens.length - at); length > 0; length -= 1) {
    const some = tokens.slice(at, at + length).map(({ words }) => words.join(""));
    const typed = some[0] && some.at(-1) && some.join("");
    const found = typed && names.find(({ letters, isOpen }) => typed === letters || (isOpen && isForm(typed, letters)));
    if (found) return { length, filters: found.filters };
  }
  return { length: 1, filters: null };
}

const isForm = (typed, letters) => typed.startsWith(letters) && ENDING.test(typed.slice(letters.length));

const typedIn = (tokens) => tokens.map(({ typed }) => typed).join(" ");

/**
 * A place typed as a ZIP code, as { words, state }: keywords to search for, and the code of the state that it is or
 * ends with, or null. Null if it has digits or no letters, since then it is not a city.
 */
export function placeInWords(text, states) {
  if (!/\p{L}/u.test(text) || /\p{N}/u.test(text)) return null;
  const tokens = text.split(/[\s,]+/).filter(Boolean);
  const whole = stateOf(tokens, states);
  if (whole) return { words: tokens.join(" "), state: whole };
  for (let length = Math.min(MOST_WORDS_OF_A_NAME, tokens.length - 1); length > 0; length -= 1) {
    const [city, last] = [tokens.slice(0, -length), tokens.slice(-length)];
    const state = stateOf(last, states);
    // "Call me" does not mean Maine.
    const isCode = last[0].length === 2 && last[0] !== last[0].toUpperCase() && !text.includes(",");
    if (state && !isCode) return { words: city.join(" "), state };
  }
  return { words: tokens.join(" "), state: null };
}

/** The code of the state that some words name, or null. */
function stateOf(tokens, states) {
  const typed = split(tokens.join(" ")).join("");
  const isIts = ([code, name]) => typed === code.toLowerCase() || stateNames([[code, name]]).some(({ letters }) => letters === typed);
  return states.find(isIts)?.[0] ?? null;
}
