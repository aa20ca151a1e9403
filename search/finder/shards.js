/** Which shards a search needs. */

import { leastMiles } from "./distance.js";

/** The code of the shard with what helps every state. */
export const EVERY_STATE = "US";

/** The codes of the shards to load, sorted; `place` is that of the ZIP (see zips.js), if one was given. */
export function neededShards(manifest, filters, place) {
  const codes = Object.keys(manifest.shards).sort();
  const states = filters.state ? [filters.state] : (place?.states ?? []);
  const wanted = (code) => code === EVERY_STATE || states.includes(code);
  if (filters.state) return codes.filter(wanted);
  if (!place || filters.within === "any") return codes;
  return codes.filter((code) => wanted(code) || isNear(manifest.shards[code].box, filters, place));
}

function isNear(box, filters, place) {
  return box !== null && leastMiles(place.point, box) <= Number(filters.within);
}
