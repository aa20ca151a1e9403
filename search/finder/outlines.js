/** The outlines of the states, from their files. README.md describes them. */

import { sums } from "./columns.js";

/** A Map of the states in a file, by code: rings of points, each [latitude, longitude] in 0.01 degrees. */
export function decodeOutlines(file) {
  return new Map(Object.entries(file.outlines).map(([code, columns]) => [code, decodeRings(columns)]));
}

function decodeRings({ rings, latitude, longitude }) {
  const [norths, easts] = [sums(latitude), sums(longitude)];
  let next = 0;
  return rings.map((length) => {
    const ring = [];
    for (const end = next + length; next < end; next++) ring.push([norths[next], easts[next]]);
    return ring;
  });
}
