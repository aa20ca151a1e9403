/** Ways out of a search that finds nothing, or nothing near by: which filters to relax, and what that gains. */

import { NONE, onAnyDay } from "./address.js";
import { leastMiles } from "./distance.js";
import { countWays, search } from "./filters.js";
import { loadEvents, loadManifest } from "./load.js";
import { findEvents } from "./query.js";
import { neededShards } from "./shards.js";

/** What there is where a file cannot be loaded: one way out the less. */
const NOTHING = { results: [] };

/** So many events at most are loaded besides those of the search, to tell what another one would find. */
export const MOST_LOOKED_AT = 2000;

/**
 * Each filter that may stand in the way: { name, steps }, where a step is the same filters with that
 * one relaxed, the least relaxed first. `distances` are those that the form has, in order.
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

/** The place alone, without any other filter, looked at as before: in the same order, and on the map or not. */
export function onlyPlace({ zip, within, state, order, view }) {
  return { ...NONE, zip, within, state, order, view };
}

/** Whether what a search needs besides what `filters` have loaded is little enough to be loaded for a count. */
export function isCheap(manifest, filters, other, place) {
  const loaded = new Set(neededShards(manifest, filters, place));
  const more = neededShards(manifest, other, place).filter((name) => !loaded.has(name));
  return more.reduce((sum, name) => sum + manifest.shards[name].events, 0) <= MOST_LOOKED_AT;
}

/** How many events other filters gain: near by where there were others already, else all. */
export function gain(results, others) {
  return results.length ? countWays(others).place : others.length;
}

/** Pairs of a shard that has places and the least miles to them, the nearest first. */
export function shardsByDistance(manifest, place) {
  return Object.entries(manifest.shards)
    .filter(([, { box }]) => box !== null)
    .map(([name, { box }]) => [name, leastMiles(place.point, box)])
    .sort(([, miles], [, others]) => miles - others);
}

/** The nearest result that has a day and takes people, or the one given before; null for none. */
export function nearer(best, results) {
  return results.filter(isOpen).reduce((least, one) => (least && least.miles <= one.miles ? least : one), best);
}

/** Whether a result is at a place, has a day, and takes people. */
function isOpen({ event, slot, miles }) {
  return miles !== null && slot !== null && event.status === "scheduled";
}

/**
 * Ways out of a search that found nothing, or nothing near by:
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
    isCheap(manifest, filters, other, place) ? (await findEvents(other, place, moment, states).catch(() => NOTHING)).results : [];

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
  const nearest = place ? await findNearest(manifest, place, moment).catch(() => null) : null;
  const ways = { offers: together ? [together] : alone, online: null, anytime: [], nearest };
  if (results.length) return ways; // what is online or for any time stands among the results
  const fromHome = { ...onlyPlace(filters), online: "only" };
  const anywhere = await find(fromHome);
  const anytime = anywhere.filter(({ event }) => event.anytime);
  // Where the same choice stands in the way alone, it is offered already.
  if (asked.some((one) => one?.name === "online")) return { ...ways, anytime };
  return { ...ways, online: await offer("online-any", [fromHome]), anytime };
}

/** The nearest result whatever its day and type; looks into one shard after another, the nearest first. */
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
