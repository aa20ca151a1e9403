/** Counts how many events each choice of a filter would show, with the other filters unchanged. */

import { zoneFor, daysInPicker, partsOfDay } from "./days.js";
import { isOpenToWheelchairs, isPlace, acceptsSignups } from "./event.js";

/** The choices of each filter that an event belongs to: values of the form, or days as numbers. */
const CHOICES = {
  kind: ({ event }) => [event.kind],
  online: ({ event }) => [...(event.online ? ["only"] : []), ...(isPlace(event) ? ["without"] : [])],
  language: ({ event }) => event.languages,
  host: ({ event }) => (event.host ? [event.host] : []),
  access: ({ event }) => (isOpenToWheelchairs(event) ? ["yes"] : []),
  open: ({ event }) => (acceptsSignups(event) ? ["yes"] : []),
  time: ({ event, slots }, asked, { zone }) =>
    slots.filter((slot) => asked.isOnDay(event, slot)).flatMap((slot) => partsOfDay(slot, zoneFor(event, slot, zone))),
  when: ({ event, slots }, asked, moment) =>
    slots.filter((slot) => asked.isAtTime(event, slot)).flatMap((slot) => daysInPicker(slot, moment, zoneFor(event, slot, moment.zone))),
};
const COUNTED = Object.entries(CHOICES);

/**
 * How many events each choice would show: a Map by choice for each filter. `matches` are the events that fail at most
 * one filter, as filters.js gives them.
 */
export function tally(matches, asked, moment) {
  const counts = Object.fromEntries(COUNTED.map(([name]) => [name, new Map()]));
  for (const match of matches) {
    for (const [name, choicesOf] of COUNTED) {
      const isOfSlots = name === "time" || name === "when"; // these choices find their own slots
      if (match.missed.some((missed) => missed !== name) || !(match.fits || isOfSlots)) continue;
      for (const choice of new Set(choicesOf(match, asked, moment))) {
        counts[name].set(choice, (counts[name].get(choice) ?? 0) + 1);
      }
    }
  }
  return counts;
}
