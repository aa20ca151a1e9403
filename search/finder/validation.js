/** What is wrong with filters. */

import { areDaysOver, parseDay } from "./days.js";
import { parseZip } from "./zipcode.js";
import { isMilitary } from "./zips.js";

/** What is wrong on a day, before anything is loaded: a field, the name of a message and what it fills in, for each. */
export function mistakes(filters, today) {
  const found = [];
  const zip = parseZip(filters.zip);
  const words = filters.zip.trim();
  if (zip === null) found.push(/\p{N}/u.test(words) ? ["zip", "zip-form"] : ["zip", "zip-city", { words }]);
  if (isMilitary(zip)) found.push(["zip", "zip-military"]);
  if (filters.when !== "dates") return found;
  const [from, to] = [parseDay(filters.from), parseDay(filters.to)];
  if (from === null && to === null) found.push(["from", "dates-none"]);
  if (from !== null && to !== null && to < from) found.push(["to", "dates-order"]);
  else if (areDaysOver(filters, today)) found.push(["to", "dates-over"]);
  return found;
}
