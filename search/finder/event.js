/** Facts about a single event. */

import { EVERY_STATE } from "./shards.js";

/** The slots that are not over; null if the whole event is over. */
export function comingSlots(event, now) {
  if (event.until && event.until.expires <= now) return null;
  const slots = event.slots.filter((slot) => now < slot.expires);
  return slots.length || event.anytime || event.unscheduled ? slots : null;
}

/** Whether an event takes place in a state or helps it. */
export function concerns(event, state) {
  return event.state === state || event.helps.includes(state) || event.helps.includes(EVERY_STATE);
}

/** Whether there is a place to go to. */
export function isPlace(event) {
  return event.state !== "" && event.status !== "moved-online";
}

/** Whether there is a place to go to that is wheelchair accessible. */
export function isOpenToWheelchairs(event) {
  return event.accessible && isPlace(event);
}

/** Whether an event is not full, canceled or postponed. */
export function acceptsSignups(event) {
  return event.status === "scheduled" || event.status === "moved-online";
}

/** Whether an event comes before all others. */
export function isPinned(event) {
  return event.pinned && event.status !== "cancelled";
}
