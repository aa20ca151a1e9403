/** Shards of the index, and which of them a search needs. */

import { leastMiles } from "./distance.js";

/** The code for events that help every state. */
export const EVERY_STATE = "US";

/**
 * The shards by name, from the manifest's file: each { state, version, events, box }, with a box as
 * [south, west, north, east]. A state's first shard, "NY", has no box (or the world, in a copy for offline use): it
 * has what readers elsewhere may need. The others, "NY-1", have places.
 */
export function shardsOf({ states }) {
  const shards = {};
  for (const [state, [version, ...some]] of Object.entries(states)) {
    for (const [number, [events, south, west, height, width]] of some.entries()) {
      const box = height >= 0 ? [south, west, south + height, west + width] : null;
      if (events) shards[number ? `${state}-${number}` : state] = { state, version, events, box };
    }
  }
  return shards;
}

const COUNTED = 7 * 24 * 60; // how many minutes after a build the manifest still knows what has ended

/** How many events of the whole site can be joined online at a minute; null if the build is too old to tell. */
export function onlineEvents({ online: { count, as_of: built, ends } }, now) {
  if (now > built + COUNTED) return null;
  let end = built;
  return count - ends.filter((step) => (end += step) <= now).length;
}

/** The names of the shards to load, sorted; `place` is the ZIP code's (see zips.js), or null. */
export function neededShards({ shards }, filters, place) {
  const states = filters.state ? [filters.state] : place?.states;
  const isOfThese = ({ state }) => !states || state === EVERY_STATE || states.includes(state);
  const within = place && filters.within !== "any" ? Number(filters.within) : Infinity;
  const isWanted = (shard) => {
    if (shard.box === null) return isOfThese(shard);
    return (!filters.state || isOfThese(shard)) && (within === Infinity || leastMiles(place.point, shard.box) <= within);
  };
  return Object.keys(shards).filter((name) => isWanted(shards[name])).sort();
}
