/** Keeps the reader's choices on the device, if they ask for it, and nowhere else. */

import { MOST_IN_A_VALUE, NONE } from "./address.js";

// Sites on one host share its storage.
const KEY = `finder of ${new URL("../../", import.meta.url).pathname}`;

/** Not kept: dates pass, and keywords are for one search. */
const PASSING = ["q", "from", "to"];

/** Whether the browser allows storage; some refuse. */
export function canRemember() {
  try {
    localStorage.getItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The kept filters; null if there are none. */
export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept && Object.fromEntries(Object.keys(NONE).map((name) => [name, isKept(kept, name) ? kept[name] : NONE[name]]));
  } catch {
    return null;
  }
}

/** Whether a filter was kept in a form that this page writes; other pages of the host can write there too. */
function isKept(kept, name) {
  return !PASSING.includes(name) && typeof kept[name] === "string" && kept[name].length <= MOST_IN_A_VALUE;
}

/** Keep filters. */
export function remember(filters) {
  const passing = filters.when === "dates" ? [...PASSING, "when"] : PASSING;
  const lasting = Object.entries(filters).filter(([name]) => !passing.includes(name));
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(lasting)));
}

/** Delete the kept filters. */
export function forgetChoices() {
  localStorage.removeItem(KEY);
}
