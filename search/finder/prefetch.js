/** The answer to filters, found and drawn before anybody asks where that may be, else as it is asked for. */

import { findEvents, findPlace, guessState, loadNear } from "./query.js";
import { forgetFiles } from "./load.js";
import { rested } from "./scheduler.js";
import { draw, layOutAhead } from "./view.js";
import { parseZip } from "./zipcode.js";

let last = { key: null, answer: null };

/**
 * The answer to sound filters: { results, count } as filters.js has them, with the `filters`, `place` and
 * `moment` that they are of. Where there is no searching near the ZIP code it is { place, state } alone: its
 * place, if it has one, and the state that it lies in, or null. One that was found is good for its minute.
 * Throws where a file cannot be loaded.
 */
export function answerTo(filters, moment, states) {
  const key = JSON.stringify([filters, moment.today, Math.floor(moment.now)]);
  if (last.key !== key) last = { key, answer: find(filters, moment, states) };
  return last.answer;
}

/** Begin anew, with nothing that was found or loaded. */
export function forget() {
  last = { key: null, answer: null };
  forgetFiles();
}

/**
 * Have the answer to filters at hand, and give it, if they ask for what is near a ZIP code: else it can be of all places.
 * Words are looked for only once they are asked for: their files are large.
 */
export async function prepare(filters, moment, states) {
  const zip = parseZip(filters.zip);
  if (!zip || filters.within === "any") return null;
  await loadNear(zip, filters);
  if (filters.q) return null;
  await rested();
  const asked = answerTo(filters, moment, states);
  const answer = await asked;
  await rested();
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
