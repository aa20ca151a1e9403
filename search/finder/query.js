/** From filters to results: loads what a search needs and puts the pure parts together. */

import { survey } from "./filters.js";
import { loadEvents, loadLunr, loadManifest, loadWords, loadZips } from "./load.js";
import { neededShards, onlineEvents } from "./shards.js";
import { findZip, likelyState, zipFile } from "./zips.js";

/** The place of a ZIP code: { zip, states, point }, or null where there is none such. */
export async function findPlace(zip) {
  return findZip(await loadZips(zipFile(zip)), zip);
}

/** The state that a ZIP code which is not there would lie in, or null. */
export async function guessState(zip) {
  return likelyState(await loadZips(zipFile(zip)), zip);
}

/**
 * The { results, count } of filters, as filters.js describes them, and `online`, how many events of the whole site can be
 * joined online, or null. `moment` is that of days.js,
 * `states` are pairs of code and name. Throws where a file cannot be loaded.
 */
export async function findEvents(filters, place, moment, states) {
  const manifest = await loadManifest();
  const names = neededShards(manifest, filters, place);
  const shards = await Promise.all(names.map((name) => loadEvents(name, manifest)));
  const found = filters.q ? await findByWords(filters.q, names, shards, manifest, states) : null;
  const online = onlineEvents(manifest, moment.now);
  return { ...survey(onceEach(shards), filters, { ...moment, place, found, states }), online };
}

/** Load the events that a search near a ZIP code needs, before it is asked for; none where there is no such ZIP code. */
export async function loadNear(zip, filters) {
  const [manifest, place] = await Promise.all([loadManifest(), findPlace(zip)]);
  if (place?.point) await Promise.all(neededShards(manifest, filters, place).map((name) => loadEvents(name, manifest)));
}

/** The ids of the events that the keywords find. */
async function findByWords(text, names, shards, manifest, states) {
  const [{ findWords, languageNames, parseTerms }, lunr, ...files] = await Promise.all([
    import("./words.js"),
    loadLunr(),
    ...names.map((name) => loadWords(name, manifest)),
  ]);
  const indexes = files.map((file, at) => {
    // Words name events by their row in the columns, so the two have to be of one build.
    if (file.version !== shards[at].version) throw new Error(`${names[at]} comes from two builds`);
    return { index: lunr.Index.load(file.index), events: shards[at].events };
  });
  const spoken = [...new Set(onceEach(shards).flatMap(({ languages }) => languages))];
  const languages = languageNames(spoken, document.documentElement.lang);
  return findWords(lunr, indexes, parseTerms(lunr, text, states, languages));
}

/** The events of all shards; one that takes place in a state and helps another is in two. */
export function onceEach(shards) {
  return [...new Map(shards.flatMap(({ events }) => events.map((event) => [event.id, event]))).values()];
}
