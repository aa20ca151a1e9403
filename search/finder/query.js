/** Gets results for filters: loads what a search needs and runs it. */

import { survey } from "./filters.js";
import { loadEvents, loadManifest, loadZips } from "./load.js";
import { neededShards, onlineEvents } from "./shards.js";
import { findZip, likelyState, zipFile } from "./zips.js";

/** The place of a ZIP code: { zip, states, point }, or null if it does not exist. */
export async function findPlace(zip) {
  return findZip(await loadZips(zipFile(zip)), zip);
}

/** The state that a ZIP code would be in if it existed, or null. */
export async function guessState(zip) {
  return likelyState(await loadZips(zipFile(zip)), zip);
}

/**
 * { results, count } for filters, as in filters.js, and `online`, how many events of the whole site can be joined
 * online, or null. `moment` comes from days.js, `states` has pairs of code and name. Throws if a file cannot be loaded.
 */
export async function findEvents(filters, place, moment, states) {
  const manifest = await loadManifest();
  const names = neededShards(manifest, filters, place);
  const shards = await Promise.all(names.map((name) => loadEvents(name, manifest)));
  const found = filters.q ? await (await import("./keywords.js")).findByWords(filters.q, names, shards, manifest, states) : null;
  const online = onlineEvents(manifest, moment.now);
  return { ...survey(uniqueEvents(shards), filters, { ...moment, place, found, states }), online };
}

/** Load the events for a search near a ZIP code ahead of it; none if the ZIP code does not exist. */
export async function loadNear(zip, filters) {
  const [manifest, place] = await Promise.all([loadManifest(), findPlace(zip)]);
  if (place?.point) await Promise.all(neededShards(manifest, filters, place).map((name) => loadEvents(name, manifest)));
}

/** The events of all shards, each once: an event in one state that helps another is in two shards. */
export function uniqueEvents(shards) {
  return [...new Map(shards.flatMap(({ events }) => events.map((event) => [event.id, event]))).values()];
}
