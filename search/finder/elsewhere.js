/** What to suggest when a search finds nothing, or nothing nearby: which filters to relax, and what that would find. */

import { NONE, onAnyDay } from "./address.js";
import { leastMiles } from "./distance.js";
import { countWays, search } from "./filters.js";
import { loadEvents, loadManifest } from "./load.js";
import { findEvents } from "./query.js";
import { neededShards } from "./shards.js";

/** Used when a file cannot be loaded: there is one suggestion fewer. */
const NOTHING = { results: [] };

/** The most events to load in addition, to count what another search would find. */
export const MOST_LOOKED_AT = 2000;

/**
 * Each filter that could be relaxed: { name, steps }. A step is the same filters with that one relaxed, the smallest
 * change first. `distances` are the form's, in order.
 */
export function relaxations(filters, distances) {
  const found = [];
  if (filters.zip) {
    const longer = distances.filter((within) => lengthOf(within) > lengthOf(filters.within));
    if (longer.length) found.push({ name: "within", steps: longer.map((within) => ({ ...filters, within })) });
  }
  for (const name of ["when", "time", "kind", "online", "language", "host", "access", "open", "q", "state"]) {
    if (filters[name] === NONE[name]) continue;
    found.push({ name, steps: [name === "when" ? onAnyDay(filters) : { ...filters, [name]: NONE[name] }] });
  }
  return found;
}

const lengthOf = (within) => (within === "any" ? Infinity : Number(within));

/** Only the place, without other filters; the order and the map stay as they are. */
export function onlyPlace({ zip, within, state, order, view }) {
  return { ...NONE, zip, within, state, order, view };
}

/** Whether another search needs few enough events beyond those of `filters` to load them just for a count. */
export function isCheap(manifest, filters, other, place) {
  const loaded = new Set(neededShards(manifest, filters, place));
  const more = neededShards(manifest, other, place).filter((name) => !loaded.has(name));
  return more.reduce((sum, name) => sum + manifest.shards[name].events, 0) <= MOST_LOOKED_AT;
}

/** How many events other filters find: if there were results already, only those nearby count. */
export function gain(results, others) {
  return results.length ? countWays(others).place : others.length;
}

/** Pairs of a shard with places and the distance to its box, nearest first. */
export function shardsByDistance(manifest, place) {
  return Object.entries(manifest.shards)
    .filter(([, { box }]) => box !== null)
    .map(([name, { box }]) => [name, leastMiles(place.point, box)])
    .sort(([, miles], [, others]) => miles - others);
}

/** The nearest open result with a day, or `best` if that is nearer; null if there is none. */
export function nearer(best, results) {
  return results.filter(isOpen).reduce((least, one) => (least && least.miles <= one.miles ? least : one), best);
}

/** Whether a result has a place and a day, and is open. */
function isOpen({ event, slot, miles }) {
  return miles !== null && slot !== null && event.status === "scheduled";
}

/**
 * Suggestions for a search that found nothing, or nothing nearby:
 *
 * - `offers`: { name, filters, n } for each filter that finds n events when relaxed; if no single one does,
 *   all of them together, named "others";
 * - `online`: an offer of online events, or null;
 * - `anytime`: results that are anytime actions;
 * - `nearest`: the nearest result of any day and type, or null.
 *
 * `distances` are the form's. Each count is the number of results of the search that the offer starts.
 */
export async function findSuggestions(results, filters, place, moment, states, distances) {
  const manifest = await loadManifest();
  const find = async (other) =>
    isCheap(manifest, filters, other, place) ? (await findEvents(other, place, moment, states).catch(() => NOTHING)).results : [];

  /** An offer of the first step that finds anything, or null. */
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
  const nearest = place ? await findNearest(manifest, place, moment).catch(() => null) : null;
  const ways = { offers: together ? [together] : alone, online: null, anytime: [], nearest };
  if (results.length) return ways; // the results have online events and anytime actions already
  const fromHome = { ...onlyPlace(filters), online: "only" };
  const anywhere = await find(fromHome);
  const anytime = anywhere.filter(({ event }) => event.anytime);
  // Do not offer the same choice twice.
  if (asked.some((one) => one?.name === "online")) return { ...ways, anytime };
  return { ...ways, online: await offer("online-any", [fromHome]), anytime };
}

/** The nearest result of any day and type. Searches one shard at a time, nearest first. */
async function findNearest(manifest, place, moment) {
  const filters = { ...NONE, zip: place.zip, within: "any", online: "without" };
  let best = null;
  for (const [name, least] of shardsByDistance(manifest, place)) {
    if (best && best.miles <= least) break;
    const { events } = await loadEvents(name, manifest);
    best = nearer(best, search(events, filters, { ...moment, place, found: null, states: [] }));
  }
  return best;
}
