/** The reader's choices, kept on the device where they ask for it, and nowhere else. */

import { MOST_IN_A_VALUE, NONE } from "./address.js";

// Sites may share a host, and a host has one storage.
const KEY = `finder of ${new URL("../../", import.meta.url).pathname}`;

/** Days go by, and words are of the moment: these are not kept. */
const PASSING = ["q", "from", "to"];

/** Whether the device keeps anything: some browsers refuse. */
export function canRemember() {
  try {
    localStorage.getItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** The filters that were kept; null if there are none. */
export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept && Object.fromEntries(Object.keys(NONE).map((name) => [name, isKept(kept, name) ? kept[name] : NONE[name]]));
  } catch {
    return null;
  }
}

/** Whether a filter was kept, in a form that this page can have written: other pages of the host write there too. */
function isKept(kept, name) {
  return !PASSING.includes(name) && typeof kept[name] === "string" && kept[name].length <= MOST_IN_A_VALUE;
}

/** Keep some filters. */
export function remember(filters) {
  const passing = filters.when === "dates" ? [...PASSING, "when"] : PASSING;
  const lasting = Object.entries(filters).filter(([name]) => !passing.includes(name));
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(lasting)));
}

/** Keep nothing, and drop what was kept. */
export function forgetChoices() {
  localStorage.removeItem(KEY);
}
