/** ZIP codes: what a reader typed, and the state and point of it. */

import { sums } from "./columns.js";

/** Five digits from what was typed, ZIP+4 cut short; "" for nothing, null for anything else. */
export function parseZip(text) {
  const found = /^(\d{5})(?:[- ]?\d{4})?$/.exec(text.trim());
  return text.trim() === "" ? "" : (found?.[1] ?? null);
}

/** The file with a ZIP code. The host learns the first digit and no more. */
export function zipFile(zip) {
  return `zips/${zip[0]}.json`;
}

/** { zip, state, point } from the file of its first digit, point in 0.01 degrees or null; null if there is none. */
export function findZip(file, zip) {
  const row = sums(file.zip).indexOf(Number(zip));
  if (row < 0) return null;
  const ends = sums(file.run);
  return {
    zip,
    state: file.state[ends.findIndex((end) => row < end)],
    point: file.pointless.includes(row) ? null : [sums(file.latitude)[row], sums(file.longitude)[row]],
  };
}
