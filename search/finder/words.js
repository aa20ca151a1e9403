/** Keywords. The text becomes plain words, so it can never use lunr's query syntax. */

import { concerns } from "./event.js";
import { isUnspaced, split } from "./letters.js";
import { languageNames, nameAt, otherNames, stateNames } from "./names.js";

export { isUnspaced, languageNames, split };

/** How many letters of a text count, as many as the box takes, and how many words. */
export const MOST_LETTERS = 200;
export const MOST_WORDS = 12;

/** Words that mean nothing on a page of events. */
const IDLE = new Set(["event", "events", "near", "nearby"]);

const [LEAST_FOR_TYPOS, MOST_FOR_TYPOS] = [4, 30];
const LEAST_FOR_BEGINNINGS = 3;
const MOST_JOINED = 3;

/** What a state's code can mean next to other words, unless it is in capitals: "mt. vernon". */
const ABBREVIATIONS = new Map([
  ["mt", ["mount", "mountain"]],
  ["ct", ["court"]],
  ["co", ["county", "company"]],
  ["ne", ["northeast"]],
]);
const INITIALS = /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu;

// As in ../forms.py.
const ARTICLE = /^(?:(?:[وف]?[بك]?ال|[وف]?لل)(?=[\u0621-\u064a]{2})|(?:[ושמ]|כש)?ה(?=[\u05d0-\u05ea]{3}))/;
const OTHERS =
  /^(?:[وف]?[بلك](?=[\u0621-\u064a]{4})|[وف](?=[\u0621-\u064a]{3})|[ושמ]?[ובלמכש](?=[\u05d0-\u05ea]{3}))/;

const PARTICLES = /(?<=..)(?:에서는?|에게서?|에는|께서|한테|까지|부터|으로|처럼|보다|하고|은|는|이|가|을|를|의|에|와|과|도|로|만)$/;

/** The stem of a word, with y for a final i, as in ../words.py. */
export function stem(lunr, word) {
  if (/[^\0-\x7f]|yy|^(?:ies|sses|eeds?|maine)$/.test(word)) return word;
  return lunr.stemmer(new lunr.Token(word)).toString().replace(/i$/, "y");
}

/**
 * The terms of a text, each { parts, named, likely }. An event has a term if it has all `parts`, each
 * { forms, wider, joined, isOpen }: one of the forms, or joined with its neighbors; `wider` forms count if nothing else
 * is found, and an open part may be the start of a word. Or if one of the `named` tests passes: those of a state, a
 * language, or a way to take part that the words name. `likely` are tests for what they may name. `states` and
 * `languages` are pairs of code and name.
 */
export function parseTerms(lunr, text, states, languages) {
  const typed = text.slice(0, MOST_LETTERS).replace(INITIALS, (letters) => letters.replaceAll(".", ""));
  const names = [...stateNames(states), ...otherNames(languages)];
  const codes = new Map(states.map(([code]) => [code.toLowerCase(), code]));
  const isShouted = typed === typed.toUpperCase() && /\s/.test(typed.trim());
  const isSaid = (word) => !isShouted && new RegExp(`\\b${word.toUpperCase()}\\b`).test(typed);
  // IN, OR and ME are states only in capitals.
  const isStop = (word) => IDLE.has(word) || lunr.stopWordFilter(word) === undefined;
  const isIdle = (word) => isStop(word) && !(codes.has(word) && isSaid(word));
  const words = split(typed);
  const terms = [];
  let room = MOST_WORDS;
  for (let at = 0; at < words.length && room > 0; ) {
    const { length, named, likely } = nameAt(words, at, names, isIdle);
    const places = Array.from({ length }, (_, step) => at + step).filter((place) => !isIdle(words[place]));
    const code = length === 1 && places.length ? codes.get(words[at]) : undefined;
    const ofState = code && !named.length ? [(event) => concerns(event, code)] : named;
    const parts = places.flatMap((place) => partsOf(lunr, words, place, isSaid)).slice(0, room);
    if (parts.length) terms.push({ parts, named: ofState, likely });
    room -= parts.length;
    at += length;
  }
  return terms;
}

/** The parts of the word at a place: one, or each pair of letters in a script without spaces. */
function partsOf(lunr, words, at, isSaid) {
  const word = words[at];
  const isLast = at === words.length - 1;
  if (isUnspaced(word)) {
    const letters = [...word.replace(PARTICLES, "")];
    const pairs = letters.length > 1 ? letters.slice(1).map((letter, before) => letters[before] + letter) : letters;
    // A single letter starts a pair, or is the last of its run.
    return pairs.map((pair) => ({ forms: [pair], wider: [], joined: [], isOpen: letters.length === 1 }));
  }
  const others = words.length > 1 && !isSaid(word) ? (ABBREVIATIONS.get(word) ?? []) : [];
  const forms = [word, ...[word, ...without(ARTICLE, word), ...others].map((form) => stem(lunr, form))];
  return [{ forms: [...new Set(forms)], wider: without(OTHERS, word), joined: joinedAround(lunr, words, at), isOpen: isLast }];
}

/** A word without a prefix, if it has it. */
function without(prefix, word) {
  return prefix.test(word) ? [word.replace(prefix, "")] : [];
}

/** The word at a place joined with its neighbors, "phone bank" as "phonebank": each { form, isOpen }. */
function joinedAround(lunr, words, at) {
  const joined = [];
  for (let count = 2; count <= MOST_JOINED; count += 1) {
    for (let first = Math.max(0, at - count + 1); first <= at && first + count <= words.length; first += 1) {
      const some = words.slice(first, first + count);
      if (some.some(isUnspaced)) continue;
      const form = some.join("");
      const isOpen = first + count === words.length && form.length >= LEAST_FOR_BEGINNINGS;
      for (const one of new Set([form, stem(lunr, form)])) joined.push({ form: one, isOpen });
    }
  }
  return joined;
}

/**
 * The ids of the events that match all terms; null if there are no terms. `shards` has { index, events }: the lunr
 * index of each shard and its events by row.
 */
export function findWords(lunr, shards, terms) {
  if (!terms.length) return null;
  let found = null;
  for (const term of terms) {
    const exact = idsOf(lunr, shards, term, false);
    const ids = exact.size ? exact : idsOf(lunr, shards, term, true);
    found = found === null ? ids : new Set([...found].filter((id) => ids.has(id)));
    if (!found.size) break; // searching for missing words takes longest
  }
  return found;
}

/** The ids of the events with a term; `forgiving` allows a typo. */
function idsOf(lunr, shards, { parts, named, likely }, forgiving) {
  const ids = new Set();
  const tests = forgiving ? [...named, ...likely] : named;
  for (const { index, events } of shards) {
    for (const row of rowsOf(lunr, index, parts, forgiving)) ids.add(events[row].id);
    for (const event of events) if (tests.some((holds) => holds(event))) ids.add(event.id);
  }
  return ids;
}

/** The rows of a shard that have all parts. */
function rowsOf(lunr, index, parts, forgiving) {
  const rows = parts.map((part) => {
    const found = index.query((query) => addClauses(lunr, query, part, forgiving));
    return new Set(found.map(({ ref }) => Number(ref)));
  });
  return [...rows[0]].filter((row) => rows.every((some) => some.has(row)));
}

/** Query one part: any of its forms, as a prefix if it is open, or with one letter wrong. */
function addClauses(lunr, query, { forms, wider, joined, isOpen }, forgiving) {
  const add = (form, options) => query.term(form, { usePipeline: false, ...options });
  const beginning = { wildcard: lunr.Query.wildcard.TRAILING };
  for (const form of forms) {
    add(form);
    if (isOpen && (form.length >= LEAST_FOR_BEGINNINGS || isUnspaced(form))) add(form, beginning);
    if (forgiving && form.length >= LEAST_FOR_TYPOS && form.length <= MOST_FOR_TYPOS) add(form, { editDistance: 1 });
  }
  for (const { form, isOpen: isBegun } of joined) add(form, isBegun ? beginning : {});
  if (forgiving) for (const form of wider) add(form);
}
