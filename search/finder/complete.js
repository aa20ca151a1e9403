/** Autocomplete for keywords: kinds, cities, hosts, states, languages, and words from titles. */

import { findPlace, uniqueEvents } from "./query.js";
import { comingSlots } from "./event.js";
import { choices, kinds, readForm } from "./form.js";
import { loadEvents, loadManifest } from "./load.js";
import { MOST_LOOKED_AT } from "./elsewhere.js";
import { neededShards } from "./shards.js";
import { isUnspaced, MOST_LETTERS, split } from "./words.js";
import { parseZip } from "./zipcode.js";

const MOST = 8;
const LEAST_LETTERS = 2;
const WORD = /[\p{L}\p{M}\p{N}'’-]{4,}/gu;
const LONG = new Map([["st", "saint"], ["ft", "fort"], ["mt", "mount"]]);

/**
 * At most 8 completions of a text, or else of its last word. Those that more events have come first.
 * `phrases` comes from phrasesOf.
 */
export function completions(text, phrases) {
  const last = text.split(/\s/).at(-1);
  const found = new Map();
  for (const [begun, before] of [[text.trimStart(), ""], [last, text.slice(0, text.length - last.length)]]) {
    const wanted = keyOf(begun);
    if (wanted.length < (isUnspaced(wanted) ? 1 : LEAST_LETTERS)) continue;
    for (const [key, { words, n }] of phrases) {
      if (key.startsWith(wanted) && key !== wanted) found.set(before + words, n);
    }
  }
  return [...found].sort(([one, n], [other, m]) => m - n || one.localeCompare(other)).slice(0, MOST).map(([words]) => words);
}

/**
 * Phrases that readers may search for: a Map from key to { words, n }, the phrase and how many events have it.
 * `kindNames`, `stateNames` and `spoken`, the names of languages, are Maps by kind and code.
 */
export function phrasesOf(events, kindNames, stateNames, spoken) {
  const phrases = new Map();
  const add = (words, n = 1) => {
    const key = keyOf(words);
    const known = phrases.get(key) ?? { words, n: 0 };
    phrases.set(key, { words: known.words, n: known.n + n });
  };
  for (const name of [...kindNames.values(), ...stateNames.values()]) add(name, 0);
  for (const { kind, city, host, state, languages, title } of events) {
    const named = [kindNames.get(kind), stateNames.get(state), ...languages.map((code) => spoken.get(code))];
    const said = [...named, city, host, ...(title.toLowerCase().match(WORD) ?? [])];
    for (const words of new Set(said.filter(Boolean))) add(words);
  }
  return phrases;
}

/** A key for a text that is the same for "Phone bank" and "phonebank", "St. Paul" and "Saint Paul". */
function keyOf(text) {
  const words = split(text.slice(0, MOST_LETTERS));
  return words.map((word, at) => (at < words.length - 1 && LONG.get(word)) || word).join("");
}

/** Turn on autocomplete for the keywords, from events near the form's place or in its state. */
export async function completeWords(form, states, now) {
  const box = form.elements.q;
  const events = await eventsToHand(readForm(form), now);
  const spoken = form.elements.language ? choices(form, "language") : [];
  const phrases = phrasesOf(events, new Map(kinds(form)), new Map(states), new Map(spoken));
  const show = () => box.list.replaceChildren(...completions(box.value, phrases).map((words) => new Option("", words)));
  box.oninput = show;
  show();
}

/** The upcoming events in a search's shards; none if there are too many to load just for this. */
async function eventsToHand(filters, now) {
  const zip = parseZip(filters.zip);
  const [manifest, place] = await Promise.all([loadManifest(), zip ? findPlace(zip) : null]);
  const names = neededShards(manifest, filters, place?.point ? place : null);
  const sum = names.reduce((events, name) => events + manifest.shards[name].events, 0);
  if (sum > MOST_LOOKED_AT) return [];
  const events = uniqueEvents(await Promise.all(names.map((name) => loadEvents(name, manifest))));
  return events.filter((event) => comingSlots(event, now) !== null);
}
