/** Which events match, and in which order they come. */

import { chosenDays, dayOf, localDay, slotDays } from "./days.js";
import { miles } from "./distance.js";
import { includesKind } from "./kinds.js";
import { EVERY_STATE } from "./shards.js";

/** Where a result stands when a ZIP was given: near it, or joined from anywhere. Without a ZIP all are HERE. */
export const [HERE, ONLINE, ANYTIME] = [0, 1, 2];

/**
 * The events that match, in order, each { event, slot, slots, miles, group }: the slot that matches
 * first or null, all slots not over, the distance or null, and where it stands.
 *
 * `context` is { now, today, place, found }: the minute that it is, the reader's own day, the place
 * of the ZIP or null, and the ids that the keywords found or null for all.
 */
export function search(events, filters, context) {
  return events
    .map((event) => result(event, filters, context))
    .filter((match) => match !== null)
    .map((match) => [sortKeys(match, filters, context), match])
    .sort(compare)
    .map(([, match]) => match);
}

/** The slots that are not over; null if the whole event is. */
export function comingSlots(event, now) {
  if (event.until && event.until.expires <= now) return null;
  const slots = event.slots.filter((slot) => now < slot.expires);
  return slots.length || event.anytime || event.unscheduled ? slots : null;
}

/** Whether an event takes place in a state or helps it. */
export function concerns(event, state) {
  return event.state === state || event.helps.includes(state) || event.helps.includes(EVERY_STATE);
}

function result(event, filters, context) {
  const slots = comingSlots(event, context.now);
  if (
    slots === null ||
    (filters.kind && !includesKind(filters, event.kind)) ||
    (filters.state && !concerns(event, filters.state)) ||
    (filters.online === "only" && !event.online) ||
    (filters.online === "without" && !isPlace(event)) ||
    (context.found && !context.found.has(event.id))
  ) {
    return null;
  }
  const slot = matchingSlot(event, slots, filters, context);
  const position = context.place ? near(event, filters, context.place) : { miles: null, group: HERE };
  return slot === undefined || position === null ? null : { event, slot, slots, ...position };
}

/** The first slot on the days asked for; null for an event that has no slots and matches, undefined if it does not. */
function matchingSlot(event, slots, filters, { now, today }) {
  if (slots.length) return slots.find((slot) => isOn(slot, chosenDays(filters, localDay(slot.zone, now))));
  const days = chosenDays(filters, today);
  if (days === null) return null;
  const last = event.until ? Math.min(days[1], event.until.day) : days[1];
  return event.anytime && days[0] <= last ? null : undefined;
}

function isOn(slot, days) {
  if (days === null) return true;
  const [first, last] = slotDays(slot);
  return Math.max(first, days[0]) <= Math.min(last, days[1]);
}

/** Whether there is a place to go to. */
export function isPlace(event) {
  return event.state !== "" && event.status !== "moved-online";
}

/** The distance and the group of an event as seen from a place; null if it is too far. */
function near(event, filters, place) {
  const distance = isPlace(event) && event.point ? miles(event.point, place.point) : null;
  const within = filters.within === "any" ? Infinity : Number(filters.within);
  const isNear = distance !== null && distance <= within;
  if (isNear && !event.anytime) return { miles: distance, group: HERE };
  if (!isNear && !(event.online && concerns(event, filters.state || place.state))) return null;
  return { miles: isNear ? distance : null, group: event.anytime ? ANYTIME : ONLINE };
}

/** Whether an event comes before all others. */
export function isFirst(event) {
  return event.pinned && event.status !== "cancelled";
}

function compare([keys], [others]) {
  const differs = keys.findIndex((key, at) => key !== others[at]);
  return differs < 0 ? 0 : keys[differs] < others[differs] ? -1 : 1;
}

function sortKeys({ event, slot, miles: distance, group }, { order, zip }, { now }) {
  const byDistance = zip && order === "near" && group === HERE;
  return [
    group,
    byDistance ? distance : isFirst(event) ? 0 : 1,
    event.anytime ? 2 : event.unscheduled ? 1 : 0,
    slot ? dayOf(slot, now) : Infinity,
    slot?.start ?? Infinity,
    distance ?? Infinity,
    event.id,
  ];
}
