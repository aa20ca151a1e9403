/** Words to complete the keywords with: kinds, cities, hosts, states, and what titles say. */

import { findPlace, onceEach } from "./ask.js";
import { comingSlots } from "./event.js";
import { kinds, readForm } from "./form.js";
import { loadEvents, loadManifest } from "./load.js";
import { MOST_LOOKED_AT } from "./relax.js";
import { neededShards } from "./shards.js";
import { split } from "./words.js";
import { parseZip } from "./zips.js";

const MOST = 8;
const LEAST_LETTERS = 2;

/**
 * Texts that what was typed can go on to, at most 8: the whole of it, else its last word. Those that
 * more events have come first. `phrases` is a Map of a phrase to its number of events.
 */
export function completions(text, phrases) {
  const words = text.trimStart().split(/\s+/);
  const last = words.at(-1);
  const found = new Map();
  for (const [begun, before] of [[words.join(" "), ""], [last, text.slice(0, text.length - last.length)]]) {
    const wanted = split(begun).join(" ");
    if (wanted.length < LEAST_LETTERS) continue;
    for (const [phrase, n] of phrases) {
      const plain = split(phrase).join(" ");
      if (plain.startsWith(wanted) && plain !== wanted) found.set(before + phrase, n);
    }
  }
  return [...found].sort(([one, n], [other, m]) => m - n || one.localeCompare(other)).slice(0, MOST).map(([words]) => words);
}

/** How many events have each phrase that readers may look for. */
export function phrasesOf(events, kindNames, stateNames) {
  const phrases = new Map([...stateNames.values()].map((name) => [name, 0]));
  const add = (phrase) => phrase && phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1);
  for (const event of events) {
    for (const phrase of new Set([kindNames.get(event.kind), event.city, event.host])) add(phrase);
    if (event.state) add(stateNames.get(event.state));
    for (const word of new Set(event.title.match(/[\p{L}\p{N}'’-]{4,}/gu))) add(word.toLowerCase());
  }
  return phrases;
}

/** Let the keywords of a form complete, with words of the events that its place and state lead to. */
export async function completeWords(form, states, now) {
  const box = form.elements.q;
  const events = await eventsToHand(readForm(form), now);
  const phrases = phrasesOf(events, new Map(kinds(form)), new Map(states));
  const show = () => box.list.replaceChildren(...completions(box.value, phrases).map((words) => new Option("", words)));
  box.oninput = show;
  show();
}

/** The coming events of a search's shards; none where they are too many to be loaded for this. */
async function eventsToHand(filters, now) {
  const zip = parseZip(filters.zip);
  const [manifest, place] = await Promise.all([loadManifest(), zip ? findPlace(zip) : null]);
  const codes = neededShards(manifest, filters, place?.point ? place : null);
  const sum = codes.reduce((events, code) => events + manifest.shards[code].events, 0);
  if (sum > MOST_LOOKED_AT) return [];
  const events = onceEach(await Promise.all(codes.map((code) => loadEvents(code, manifest))));
  return events.filter((event) => comingSlots(event, now) !== null);
}
