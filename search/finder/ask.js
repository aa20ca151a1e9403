/** From filters to results: loads what a search needs and puts the pure parts together. */

import { NONE } from "./address.js";
import { decode } from "./columns.js";
import { countDays } from "./days.js";
import { search } from "./filters.js";
import { countKinds } from "./kinds.js";
import { loadLunr, loadManifest, loadShard, loadZips } from "./load.js";
import { gain, isCheap, nearer, onlyPlace, relaxations, shardsByDistance } from "./relax.js";
import { neededShards } from "./shards.js";
import { findWords, parseTerms } from "./words.js";
import { findZip, zipFile } from "./zips.js";

/** The place of a ZIP code: { zip, state, point }, or null where there is none such. */
export async function findPlace(zip) {
  return findZip(await loadZips(zipFile(zip)), zip);
}

/**
 * The results for filters, as filters.js describes them. `moment` is { now, today }, `states` are
 * pairs of code and name. Throws where a file cannot be loaded.
 */
export async function findEvents(filters, place, moment, states) {
  const manifest = await loadManifest();
  const codes = neededShards(manifest, filters, place);
  const files = await Promise.all(codes.map((code) => loadShard("events", code, manifest)));
  const shards = files.map((file) => ({ version: file.version, events: decode(file) }));
  const found = filters.q ? await findByWords(filters.q, codes, shards, manifest, states) : null;
  return search(onceEach(shards), filters, { ...moment, place, found });
}

/**
 * How many events each type, and each day of the strip, would have with the other filters as they
 * are: { kinds, days }. `results` are those of the filters.
 */
export async function findCounts(results, filters, place, moment, states) {
  const find = (other) => findEvents(other, place, moment, states);
  const ofAllKinds = filters.kind ? await find({ ...filters, kind: NONE.kind }) : results;
  const onAllDays = filters.when ? await find({ ...filters, when: NONE.when }) : results;
  return { kinds: countKinds(ofAllKinds), days: countDays(onAllDays, moment) };
}

/**
 * Ways out of a search that found nothing, or nothing near by (relax.js):
 *
 * - `offers`: { name, filters, n } of each filter whose relaxing gains n events; where none does
 *   alone, all of them at once, named "others";
 * - `online`: such an offer of what can be joined from home, or null;
 * - `anytime`: results that are actions for any time;
 * - `nearest`: the nearest result whatever its day and type, or null.
 *
 * `distances` are those that the form has. Each count is that of the search which the offer leads to.
 */
export async function findWaysOut(results, filters, place, moment, states, distances) {
  const manifest = await loadManifest();
  const find = async (other) =>
    isCheap(manifest, filters, other, place) ? findEvents(other, place, moment, states) : [];

  /** The first of some filters that gains anything, as an offer; else null. */
  async function offer(name, steps) {
    for (const step of steps) {
      const n = gain(results, await find(step));
      if (n) return { name, filters: step, n };
    }
    return null;
  }

  const asked = await Promise.all(relaxations(filters, distances).map(({ name, steps }) => offer(name, steps)));
  const alone = asked.filter((one) => one !== null);
  const together = alone.length ? null : await offer("others", [onlyPlace(filters)]);
  const nearest = place ? await findNearest(manifest, place, moment) : null;
  const ways = { offers: together ? [together] : alone, online: null, anytime: [], nearest };
  if (results.length) return ways; // what is online or for any time stands among the results
  const fromHome = { ...onlyPlace(filters), online: "only" };
  const anywhere = await find(fromHome);
  const anytime = anywhere.filter(({ event }) => event.anytime);
  return { ...ways, online: await offer("online-any", [fromHome]), anytime };
}

/** The nearest result whatever its day and type; looks into one shard after another, the nearest first. */
async function findNearest(manifest, place, moment) {
  const filters = { ...NONE, zip: place.zip, within: "any", online: "without" };
  let best = null;
  for (const [code, least] of shardsByDistance(manifest, place)) {
    if (best && best.miles <= least) break;
    const events = decode(await loadShard("events", code, manifest));
    best = nearer(best, search(events, filters, { ...moment, place, found: null }));
  }
  return best;
}

/** The ids of the events that the keywords find. */
async function findByWords(text, codes, shards, manifest, states) {
  const [lunr, ...files] = await Promise.all([
    loadLunr(),
    ...codes.map((code) => loadShard("words", code, manifest)),
  ]);
  const indexes = files.map((file, at) => {
    // Words name events by their row in the columns, so the two have to be of one build.
    if (file.version !== shards[at].version) throw new Error(`${codes[at]} comes from two builds`);
    return { index: lunr.Index.load(file.index), events: shards[at].events };
  });
  return findWords(lunr, indexes, parseTerms(lunr, text, states));
}

/** The events of all shards; one that takes place in a state and helps another is in two. */
function onceEach(shards) {
  return [...new Map(shards.flatMap(({ events }) => events.map((event) => [event.id, event]))).values()];
}
