/** Finds the answer to filters: ahead of the search where possible, else when the reader searches. */

import { findEvents, findPlace, guessState, loadNear } from "./query.js";
import { resetFiles } from "./load.js";
import { whenIdle } from "./scheduler.js";
import { draw, layOutAhead } from "./view.js";
import { parseZip } from "./zipcode.js";

let last = { key: null, answer: null };

/**
 * The answer to valid filters: { results, count } as in filters.js, with their `filters`, `place` and `moment`. If
 * the ZIP code has no place to search near, only { place, state }: its place or null, and its likely state or null.
 * An answer is reused for the rest of its minute. Throws if a file cannot be loaded.
 */
export function answerTo(filters, moment, states) {
  const key = JSON.stringify([filters, moment.today, Math.floor(moment.now)]);
  if (last.key !== key) last = { key, answer: find(filters, moment, states) };
  return last.answer;
}

/** Forget everything that was found or loaded. */
export function reset() {
  last = { key: null, answer: null };
  resetFiles();
}

/**
 * Find and draw the answer ahead, but only near a ZIP code: other searches may need all places. Does not search for
 * keywords, because their files are large.
 */
export async function prepare(filters, moment, states) {
  const zip = parseZip(filters.zip);
  if (!zip || filters.within === "any") return null;
  await loadNear(zip, filters);
  if (filters.q) return null;
  await whenIdle();
  const asked = answerTo(filters, moment, states);
  const answer = await asked;
  await whenIdle();
  if (!answer.results || answer.drawing || asked !== last.answer) return answer;
  answer.drawing = draw(answer);
  layOutAhead(answer.drawing);
  return answer;
}

async function find(filters, moment, states) {
  const zip = parseZip(filters.zip);
  const place = zip ? await findPlace(zip) : null;
  if (zip && !place?.point) return { place, state: place?.states[0] ?? (await guessState(zip)) };
  const found = await findEvents(filters, place, moment, states);
  return { ...found, filters: { ...filters, zip }, place, moment, drawing: null };
}
