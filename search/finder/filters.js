/** Decides which events match, and their order. */

import { includesKind } from "./address.js";
import { chosenDays, zoneFor, dayOf, localDay, partsOfDay, slotDays } from "./days.js";
import { miles } from "./distance.js";
import { comingSlots, concerns, isPinned, isOpenToWheelchairs, isPlace, acceptsSignups } from "./event.js";
import { tally } from "./facets.js";

/**
 * The ways to take part: at a place, online, or an anytime action. Near a ZIP code, an event that is too far away but
 * can be joined online counts as online. Results near a ZIP code are in this order.
 */
export const WAYS = ["place", "online", "anytime"];

/** The test for each choice of "How to join". */
const ONLINE = new Map([["only", (event) => event.online], ["without", isPlace]]);

/** The test for each filter except place and time. An empty filter is not tested. */
const TESTS = {
  kind: (event, { kind }) => includesKind(kind, event.kind),
  state: (event, { state }, { states }) => concerns(event, state) && states.some(([code]) => code === state),
  q: (event, filters, { found }) => found.has(event.id),
  online: (event, { online }) => ONLINE.get(online)?.(event) ?? false,
  language: (event, { language }) => event.languages.includes(language),
  host: (event, { host }) => event.host === host,
  access: isOpenToWheelchairs,
  open: acceptsSignups,
};
const TESTED = Object.entries(TESTS);

/**
 * Search some events. Returns { results, count }.
 *
 * `results` are the events that match, in order, each { event, slot, day, slots, miles, way }: the first slot that
 * matches or null, the day to show it under or null, all slots that are not over, the distance or null, and one of
 * WAYS. `count()` gives the counts of facets.js; it takes as long as the search.
 *
 * `context` is { now, today, zone, place, found, states }: the reader's moment (days.js), the place of the ZIP code
 * or null, the ids that the keywords found or null for all, and pairs of code and name of the states.
 */
export function survey(events, filters, context) {
  const asked = { ...slotTests(filters, context), tests: testsOf(filters, context) };
  const matches = events
    .map((event) => examine(event, filters, context, asked))
    .filter((match) => match !== null && match.missed.length <= 1);
  const results = matches.filter(({ fits, missed }) => fits && !missed.length);
  return { results: inOrder(results, filters), count: () => tally(matches, asked, context) };
}

/** Only the results. */
export function search(events, filters, context) {
  return survey(events, filters, context).results;
}

/** How many results there are of each way to take part: { place, online, anytime }. */
export function countWays(results) {
  return Object.fromEntries(WAYS.map((way) => [way, results.filter((result) => result.way === way).length]));
}

/** Whether a search is a dead end: it found nothing, or no place near its ZIP code although places were wanted. */
export function isDeadEnd(results, { zip, online }) {
  return !results.length || (zip !== "" && online !== "only" && !countWays(results).place);
}

/** Whether the state may be a mistake: it is not the ZIP code's, and it has nothing nearby. */
export function isStateOutOfReach(results, { state }, place) {
  return place !== null && state !== "" && !place.states.includes(state) && !countWays(results).place;
}

/**
 * An event with the filters that it fails, and whether it has a slot at the right days and time; null if it is over
 * or too far away.
 */
function examine(event, filters, context, asked) {
  const slots = comingSlots(event, context.now);
  const position = slots && (context.place ? near(event, filters, context.place) : { miles: null, way: wayOf(event, isPlace(event)) });
  if (!position) return null;
  const missed = [];
  for (const [name, test] of asked.tests) if (!test(event, filters, context)) missed.push(name);
  const slot = slots.find((one) => asked.isOnDay(event, one) && asked.isAtTime(event, one)) ?? null;
  const fits = slots.length ? slot !== null : asked.isForAnyTime;
  return { event, slot, day: slot && asked.dayOf(event, slot), slots, missed, fits, ...position };
}

/** The tests of the filters that are set. */
function testsOf(filters, { found }) {
  return TESTED.filter(([name]) => (name === "q" ? found !== null : filters[name] !== ""));
}

/** The tests for slots. An event without slots matches only if no day or time is set. */
function slotTests(filters, { now, zone: readers }) {
  const spans = new Map();
  const spanIn = (zone) => {
    if (!spans.has(zone)) spans.set(zone, chosenDays(filters, localDay(zone, now)));
    return spans.get(zone);
  };
  return {
    isForAnyTime: filters.when === "" && filters.time === "",
    isOnDay(event, slot) {
      const zone = zoneFor(event, slot, readers);
      const days = spanIn(zone);
      if (days === null) return true;
      const [first, last] = slotDays(slot, zone);
      return Math.max(first, days[0]) <= Math.min(last, days[1]);
    },
    dayOf(event, slot) {
      const zone = zoneFor(event, slot, readers);
      return dayOf(slot, now, spanIn(zone)?.[0], zone);
    },
    isAtTime: (event, slot) => filters.time === "" || partsOfDay(slot, zoneFor(event, slot, readers)).includes(filters.time),
  };
}

/** An event's distance from a place, and the way to take part from there; null if it is too far. */
function near(event, filters, place) {
  const distance = isPlace(event) && event.point ? miles(event.point, place.point) : null;
  const within = filters.within === "any" ? Infinity : Number(filters.within);
  const isNear = distance !== null && distance <= within;
  const states = filters.state ? [filters.state] : place.states;
  if (!isNear && !(event.online && states.some((state) => concerns(event, state)))) return null;
  return { miles: isNear ? distance : null, way: wayOf(event, isNear) };
}

function wayOf(event, isToGoTo) {
  return event.anytime ? "anytime" : isToGoTo ? "place" : "online";
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

function sortKeys({ event, slot, day, miles: distance, way }, { order, zip }) {
  const byDistance = zip && order === "near" && way === "place";
  return [
    zip ? WAYS.indexOf(way) : 0,
    byDistance ? distance : isPinned(event) ? 0 : 1,
    event.anytime ? 2 : event.unscheduled ? 1 : 0,
    day ?? Infinity,
    slot?.start ?? Infinity,
    distance ?? Infinity,
    event.id,
  ];
}

/**
 * The group of a result: "pinned", "near" (sorted by distance), "announced", "online", "anytime", or its day as a
 * number.
 */
export function groupOf({ event, day, way }, { order, zip }) {
  if (zip && way !== "place") return way;
  if (zip && order === "near") return "near";
  if (isPinned(event)) return "pinned";
  if (way === "anytime") return "anytime";
  return day ?? "announced";
}
