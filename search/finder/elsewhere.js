/** What else there is where a search finds nothing: loads what that needs, and counts. */

import { NONE } from "./address.js";
import { findEvents } from "./query.js";
import { search } from "./filters.js";
import { loadEvents, loadManifest } from "./load.js";
import { gain, isCheap, nearer, onlyPlace, relaxations, shardsByDistance } from "./relax.js";

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
    isCheap(manifest, filters, other, place) ? (await findEvents(other, place, moment, states)).results : [];

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
