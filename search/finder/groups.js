/** Results under headings: pinned, by day, and what has no day; near a ZIP, then what can be joined from anywhere. */

import { isFirst } from "./event.js";
import { ANYTIME, ONLINE } from "./filters.js";

/**
 * Where a result stands: "pinned", "near" (in the order of distance), "announced", "online",
 * "anytime", or its day as a number.
 */
export function groupOf({ event, day, group }, { order, zip }) {
  if (group === ONLINE) return "online";
  if (group === ANYTIME) return "anytime";
  if (zip && order === "near") return "near";
  if (isFirst(event)) return "pinned";
  if (event.anytime) return "anytime";
  return day ?? "announced";
}
