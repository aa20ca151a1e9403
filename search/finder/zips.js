/** Looks up the states and the point of a ZIP code. */

import { sums } from "./compact.js";

/** Whether a ZIP code is a military or diplomatic one, which has no place on the map. */
export const isMilitary = (zip) => /^(?:09|340|96[2-6])/.test(zip);

/** The file with a ZIP code. The host sees only the first two digits. */
export function zipFile(zip) {
  return `zips/${zip.slice(0, 2)}.json`;
}

/**
 * { zip, states, point } from the file of its first two digits: its own state and others that it extends into, and
 * the point in 0.01 degrees or null. Null if the ZIP code does not exist.
 */
export function findZip(file, zip) {
  const row = rowOf(file, Number(zip));
  if (row < 0) return null;
  const [, ...others] = file.also.find(([at]) => at === row) ?? [];
  return {
    zip,
    states: [stateAt(file, row), ...others],
    point: file.pointless.includes(row) ? null : [valueAt(file.latitude, row), valueAt(file.longitude, row)],
  };
}

/** The state of the ZIP codes with the same first three digits; null if there is none, or several. */
export function likelyState(file, zip) {
  const first = Math.floor(Number(zip) / 100);
  const states = new Set(
    sums(file.zip).flatMap((code, row) => (Math.floor(code / 100) === first ? [stateAt(file, row)] : [])),
  );
  return states.size === 1 ? [...states][0] : null;
}

// A search needs one of a file's hundreds of rows, so these do not decode all of them.

/** The row of a code, or -1. */
function rowOf(file, wanted) {
  let code = 0;
  const row = file.zip.findIndex((step) => (code += step) >= wanted);
  return code === wanted ? row : -1;
}

/** The value of a row, from the steps up to it. */
function valueAt(steps, row) {
  let sum = 0;
  for (let at = 0; at <= row; at++) sum += steps[at];
  return sum;
}

function stateAt(file, row) {
  return file.state[sums(file.run).findIndex((end) => row < end)];
}
