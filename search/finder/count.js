/** The sentence with the count of results. */

import { countWays } from "./filters.js";

/** "7 events within 50 miles of 60540, and 12 that you can join from anywhere" */
export function countSentence(results, filters, names, say) {
  if (!results.length) return say("count-none");
  if (!filters.zip) {
    const state = filters.state && names.state(filters.state);
    return state ? say("count-state", { n: results.length, state }) : say("count", { n: results.length });
  }
  const near = countWays(results).place;
  const follow = say("count-follow", { n: results.length - near });
  const circle = { n: near, miles: filters.within, zip: filters.zip };
  if (!near && filters.within !== "any") return say("count-near-none", { ...circle, follow });
  const here = say(filters.within === "any" ? "count-placed" : "count-near", circle);
  return near === results.length ? here : say("count-and", { near: here, follow });
}
