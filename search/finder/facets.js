/** How many events each choice of a filter would have, with the other filters as they are. */

import { clockOf, daysInStrip, partsOfDay } from "./days.js";
import { isOpenToWheelchairs, isPlace, takesPeople } from "./event.js";

/** The choices of each filter that an event belongs to: values of the form, or days as numbers. */
const CHOICES = {
  kind: ({ event }) => [event.kind],
  online: ({ event }) => [...(event.online ? ["only"] : []), ...(isPlace(event) ? ["without"] : [])],
  language: ({ event }) => event.languages,
  host: ({ event }) => (event.host ? [event.host] : []),
  access: ({ event }) => (isOpenToWheelchairs(event) ? ["yes"] : []),
  open: ({ event }) => (takesPeople(event) ? ["yes"] : []),
  time: ({ event, slots }, asked, { zone }) =>
    slots.filter((slot) => asked.isOnDay(event, slot)).flatMap((slot) => partsOfDay(slot, clockOf(event, slot, zone))),
  when: ({ event, slots }, asked, moment) =>
    slots.filter((slot) => asked.isAtTime(event, slot)).flatMap((slot) => daysInStrip(slot, moment, clockOf(event, slot, moment.zone))),
};
const COUNTED = Object.entries(CHOICES);

/**
 * How many events each choice would show, by the other filters: a Map by choice for each filter.
 * `matches` are the events that miss one filter at most, as filters.js examines them.
 */
export function tally(matches, asked, moment) {
  const counts = Object.fromEntries(COUNTED.map(([name]) => [name, new Map()]));
  for (const match of matches) {
    for (const [name, choicesOf] of COUNTED) {
      const isOfSlots = name === "time" || name === "when"; // these look for a slot of their own
      if (match.missed.some((missed) => missed !== name) || !(match.fits || isOfSlots)) continue;
      for (const choice of new Set(choicesOf(match, asked, moment))) {
        counts[name].set(choice, (counts[name].get(choice) ?? 0) + 1);
      }
    }
  }
  return counts;
}
