/** Shards of the index, and which of them a search needs. */

import { leastMiles } from "./distance.js";

/** The code of what helps every state. */
export const EVERY_STATE = "US";

/**
 * The shards by name, from the file of the manifest: each { state, version, events, box }. The first of a
 * state, "NY", has no box: it holds what can be needed from afar. The others, "NY-1", hold places.
 */
export function shardsOf({ states }) {
  const shards = {};
  for (const [state, { version, shards: some }] of Object.entries(states)) {
    for (const [number, [events, ...box]] of some.entries()) {
      if (events) shards[number ? `${state}-${number}` : state] = { state, version, events, box: number ? box : null };
    }
  }
  return shards;
}

/** The names of the shards to load, sorted; `place` is that of the ZIP (see zips.js), if one was given. */
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
