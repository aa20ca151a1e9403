/** Results under headings: pinned, by day, and what has no day; near a ZIP, then what can be joined from anywhere. */

import { dayOf } from "./days.js";
import { isFirst } from "./event.js";
import { ANYTIME, ONLINE } from "./filters.js";

/**
 * Where a result stands: "pinned", "near" (in the order of distance), "announced", "online",
 * "anytime", or its day as a number. `now` is a minute.
 */
export function groupOf(result, { order, zip }, now) {
  const { event, slot, group } = result;
  if (group === ONLINE) return "online";
  if (group === ANYTIME) return "anytime";
  if (zip && order === "near") return "near";
  if (isFirst(event)) return "pinned";
  if (event.anytime) return "anytime";
  return slot ? dayOf(slot, now) : "announced";
}
