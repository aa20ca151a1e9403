/** Days, as numbers since 1970-01-01, and times, as minutes since then in UTC. */

import { ALL_DAY } from "./compact.js";
import { isPlace } from "./event.js";

/** Parts of the day: afternoon starts at noon, evening at 5 pm. */
const PARTS_OF_DAY = ["morning", "afternoon", "evening"];
const [NOON, EVENING] = [12, 17];

/** The minutes of a day. */
export const MINUTES = 24 * 60;
const [SUNDAY, SATURDAY] = [0, 6];
const [WEEK, WEEKS_BEFORE, WEEKS_AFTER] = [7 * MINUTES, 10, 106];

/** A zone's [offset, label] at a minute. A zone has rows of [since, offset, label], see README.md. */
export function clockAt(zone, minute) {
  const [, offset, label] = zone.findLast(([since]) => since <= minute) ?? zone[0];
  return [offset, label];
}

/** The local time at a minute, as if it were in UTC. */
export function wallMinute(zone, minute) {
  return minute + clockAt(zone, minute)[0];
}

/** The local day of a minute. */
export function localDay(zone, minute) {
  return Math.floor(wallMinute(zone, minute) / MINUTES);
}

/** The zone that decides the day of a slot: the reader's own, `zone`, for online events, unless they are all-day. */
export function zoneFor(event, slot, zone) {
  return isPlace(event) || slot.form === ALL_DAY ? slot.zone : zone;
}

const known = new WeakMap(); // a search needs each of them many times

/** The first and last day of a slot in a zone, by default its own. A slot that ends at midnight ends the day before. */
export function slotDays(slot, zone = slot.zone) {
  const found = known.get(slot);
  if (found?.zone === zone) return found.days;
  const first = localDay(zone, slot.start);
  const days = [first, Math.max(first, localDay(zone, slot.expires - 1))];
  known.set(slot, { zone, days });
  return days;
}

/** The part of the day when a slot starts; all parts for an all-day slot. */
export function partsOfDay(slot, zone = slot.zone) {
  if (slot.form === ALL_DAY) return PARTS_OF_DAY;
  const hour = Math.floor(wallMinute(zone, slot.start) / 60) % 24;
  return [hour < NOON ? "morning" : hour < EVENING ? "afternoon" : "evening"];
}

/**
 * The day to show a slot under: its first day; today if it is under way; or `from`, the first day of the search,
 * if it is under way on that day.
 */
export function dayOf(slot, now, from = -Infinity, zone = slot.zone) {
  const [first, last] = slotDays(slot, zone);
  return Math.max(first, Math.min(last, Math.max(localDay(zone, now), from)));
}

/** A minute by the reader's clock: { now, today, zone }. The zone has rows as in a shard, without labels. */
export function readersMoment(now) {
  const zone = readersZone(Math.floor(now));
  return { now, today: localDay(zone, now), zone };
}

/** The reader's zone from ten weeks before a minute, for events that are under way, to two years after it. */
function readersZone(now) {
  const offsetAt = (minute) => -new Date(minute * 60000).getTimezoneOffset();
  const first = now - WEEKS_BEFORE * WEEK;
  const rows = [[0, offsetAt(first), ""]];
  for (let at = first; at < now + WEEKS_AFTER * WEEK; at += WEEK) {
    const [before, after] = [offsetAt(at), offsetAt(at + WEEK)];
    if (before === after) continue;
    let [earlier, later] = [at, at + WEEK];
    while (later - earlier > 1) {
      const middle = Math.floor((earlier + later) / 2);
      if (offsetAt(middle) === before) earlier = middle;
      else later = middle;
    }
    rows.push([later, after, ""]);
  }
  return rows;
}

/** The number of a day such as "2024-11-02"; null for anything else. */
export function parseDay(text) {
  const found = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00Z`) : NaN;
  return Number.isNaN(found) ? null : found / 60000 / MINUTES;
}

/** A Date in UTC that shows a day; for Intl, always with timeZone "UTC". */
export function dateOf(day) {
  return new Date(day * MINUTES * 60000);
}

/** 0 for a Sunday to 6 for a Saturday. */
export function weekday(day) {
  return (day + 4) % 7; // 1970 began on a Thursday
}

/** The first and last day of the filters, from today on; null for any day; no day at all if the choice is unknown. */
export function chosenDays({ when, from, to }, today) {
  switch (when) {
    case "":
      return null;
    case "today":
      return [today, today];
    case "tomorrow":
      return [today + 1, today + 1];
    case "weekend":
      return weekend(today);
    case "week":
      return [today, today + 6];
    case "dates":
      return [Math.max(parseDay(from) ?? today, today), parseDay(to) ?? Infinity];
    default:
      return [Infinity, -Infinity];
  }
}

/** Whether all dates of the filters are in the past. */
export function areDaysOver({ when, to }, today) {
  return when === "dates" && (parseDay(to) ?? Infinity) < today;
}

/** The number of days in the day picker. */
export const PICKER_DAYS = 14;

/** The days of a slot that are in the day picker. */
export function daysInPicker(slot, { now, today }, zone = slot.zone) {
  const first = Math.max(dayOf(slot, now, today, zone), today);
  const last = Math.min(slotDays(slot, zone)[1], today + PICKER_DAYS - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** A day as the form has it: "2024-11-02". */
export function writeDay(day) {
  return dateOf(day).toISOString().slice(0, 10);
}

/** The next Saturday and Sunday, or what is left of this weekend. */
function weekend(today) {
  if (weekday(today) === SUNDAY) return [today, today];
  const saturday = today + SATURDAY - weekday(today);
  return [saturday, saturday + 1];
}

/** The next minute at which results may change: when something ends, or on the half hour, when a day may start somewhere. */
export function nextChange(results, now) {
  const ends = results.flatMap(({ slots }) => slots.map(({ expires }) => expires)).filter((minute) => minute > now);
  return ends.reduce((least, minute) => Math.min(least, minute), (Math.floor(now / 30) + 1) * 30);
}
