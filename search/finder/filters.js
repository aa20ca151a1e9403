/** Which events match, and in which order they come. */

import { includesKind } from "./address.js";
import { chosenDays, dayOf, localDay, partsOfDay, slotDays } from "./days.js";
import { miles } from "./distance.js";
import { comingSlots, concerns, isFirst, isOpenToWheelchairs, isPlace, takesPeople } from "./event.js";
import { tally } from "./facets.js";

/** Where a result stands when a ZIP was given: near it, or joined from anywhere. Without a ZIP all are HERE. */
export const [HERE, ONLINE, ANYTIME] = [0, 1, 2];

/** What an event has to pass besides place and time, by the filter that asks for it; what is empty asks for nothing. */
const TESTS = {
  kind: (event, { kind }) => includesKind(kind, event.kind),
  state: (event, { state }) => concerns(event, state),
  q: (event, filters, { found }) => found.has(event.id),
  online: (event, { online }) => (online === "only" ? event.online : online !== "without" || isPlace(event)),
  language: (event, { language }) => event.languages.includes(language),
  host: (event, { host }) => event.host === host,
  access: isOpenToWheelchairs,
  open: takesPeople,
};
const TESTED = Object.entries(TESTS);

/**
 * What there is for filters, as { results, count }.
 *
 * `results` are the events that match, in order, each { event, slot, day, slots, miles, group }: the slot
 * that matches first or null, the day under which that stands or null, all slots not over, the distance or
 * null, and where it stands. `count()`
 * gives the counts of facets.js, which take as long again.
 *
 * `context` is { now, today, place, found }: the minute that it is, the reader's own day, the place
 * of the ZIP or null, and the ids that the keywords found or null for all.
 */
export function survey(events, filters, context) {
  const asked = { ...slotTests(filters, context), tests: testsOf(filters, context) };
  const matches = events
    .map((event) => examine(event, filters, context, asked))
    .filter((match) => match !== null && match.missed.length <= 1);
  const results = matches.filter(({ fits, missed }) => fits && !missed.length);
  return { results: inOrder(results, filters), count: () => tally(matches, asked, context) };
}

/** The results alone. */
export function search(events, filters, context) {
  return survey(events, filters, context).results;
}

/** Whether a search leads nowhere: it found nothing, or nothing near its ZIP where places were asked for. */
export function isDeadEnd(results, filters) {
  if (!results.length) return true;
  return filters.online !== "only" && !results.some(({ group }) => group === HERE);
}

/**
 * An event that is not over and near enough, with the filters that it misses, and whether it has a slot
 * on the days and at the time asked for; else null.
 */
function examine(event, filters, context, asked) {
  const slots = comingSlots(event, context.now);
  const position = slots && (context.place ? near(event, filters, context.place) : { miles: null, group: HERE });
  if (!position) return null;
  const missed = [];
  for (const [name, test] of asked.tests) if (!test(event, filters, context)) missed.push(name);
  const slot = slots.find((one) => asked.isOnDay(one) && asked.isAtTime(one)) ?? null;
  const fits = slots.length ? slot !== null : asked.takes(event);
  return { event, slot, day: slot && asked.dayOf(slot), slots, missed, fits, ...position };
}

/** The tests that there is anything to test for. */
function testsOf(filters, { found }) {
  return TESTED.filter(([name]) => (name === "q" ? found !== null : filters[name] !== ""));
}

/** What the filters ask of slots, and of actions without any; days are those of the slot's own clocks. */
function slotTests(filters, { now, today }) {
  const spans = new Map();
  const spanIn = (zone) => {
    if (!spans.has(zone)) spans.set(zone, chosenDays(filters, localDay(zone, now)));
    return spans.get(zone);
  };
  const here = chosenDays(filters, today);
  return {
    isOnDay(slot) {
      const days = spanIn(slot.zone);
      if (days === null) return true;
      const [first, last] = slotDays(slot);
      return Math.max(first, days[0]) <= Math.min(last, days[1]);
    },
    dayOf: (slot) => dayOf(slot, now, spanIn(slot.zone)?.[0]),
    isAtTime: (slot) => filters.time === "" || partsOfDay(slot).includes(filters.time),
    lastsUntil: (until) => here === null || here[0] <= Math.min(here[1], until?.day ?? Infinity),
    /** Whether an event without slots is what was asked for: an action until its last day, the rest at any time. */
    takes(event) {
      return event.anytime ? this.lastsUntil(event.until) : here === null && filters.time === "";
    },
  };
}

/** The distance and the group of an event as seen from a place; null if it is too far. */
function near(event, filters, place) {
  const distance = isPlace(event) && event.point ? miles(event.point, place.point) : null;
  const within = filters.within === "any" ? Infinity : Number(filters.within);
  const isNear = distance !== null && distance <= within;
  if (isNear && !event.anytime) return { miles: distance, group: HERE };
  const states = filters.state ? [filters.state] : place.states;
  if (!isNear && !(event.online && states.some((state) => concerns(event, state)))) return null;
  return { miles: isNear ? distance : null, group: event.anytime ? ANYTIME : ONLINE };
}

function inOrder(results, filters) {
  return results
    .map((result) => [sortKeys(result, filters), result])
    .sort(compare)
    .map(([, result]) => result);
}

function compare([keys], [others]) {
  let at = 0;
  while (at < keys.length - 1 && keys[at] === others[at]) at += 1;
  return keys[at] === others[at] ? 0 : keys[at] < others[at] ? -1 : 1;
}

function sortKeys({ event, slot, day, miles: distance, group }, { order, zip }) {
  const byDistance = zip && order === "near" && group === HERE;
  return [
    group,
    byDistance ? distance : isFirst(event) ? 0 : 1,
    event.anytime ? 2 : event.unscheduled ? 1 : 0,
    day ?? Infinity,
    slot?.start ?? Infinity,
    distance ?? Infinity,
    event.id,
  ];
}

/**
 * The heading that a result stands under: "pinned", "near" (in the order of distance), "announced", "online",
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
