/** From filters to results: loads what a search needs and puts the pure parts together. */

import { survey } from "./filters.js";
import { loadEvents, loadManifest, loadZips } from "./load.js";
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
  const found = filters.q ? await (await import("./keywords.js")).findByWords(filters.q, names, shards, manifest, states) : null;
  const online = onlineEvents(manifest, moment.now);
  return { ...survey(onceEach(shards), filters, { ...moment, place, found, states }), online };
}

/** Load the events that a search near a ZIP code needs, before it is asked for; none where there is no such ZIP code. */
export async function loadNear(zip, filters) {
  const [manifest, place] = await Promise.all([loadManifest(), findPlace(zip)]);
  if (place?.point) await Promise.all(neededShards(manifest, filters, place).map((name) => loadEvents(name, manifest)));
}

/** The events of all shards; one that takes place in a state and helps another is in two. */
export function onceEach(shards) {
  return [...new Map(shards.flatMap(({ events }) => events.map((event) => [event.id, event]))).values()];
}
