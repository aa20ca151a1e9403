/** Draws a frame of the map: land, names, the circle around a ZIP code, and dots. */

import { boxAt, clusters, inReadingOrder, placeBeside, placeWithin, reach, room } from "./maplayout.js";
import { circle } from "./frames.js";
import { addressOf } from "./results.js";
import { boxOf, clip, largest, pathOf } from "./shapes.js";
import { copy } from "./messages.js";

const TEXT = 13; // the size of names, in pixels, as in map.css
const ALONE = 8; // the visible radius of a dot for one event
const CROSS = 40; // the cross at a ZIP, from one end to the other

/**
 * The figure of a frame (frames.js). `lines` are the outlines of the states in view. `how` has the words from
 * mapview.js and { unit, filters, place, open, isMain }: how many times larger than usual text is, the search, the
 * function that shows the events of a dot, and whether there is room for names.
 */
export function drawFrame(frame, lines, how) {
  const made = copy("finder-map-frame");
  const fill = (name, nodes) => made.querySelector(name).append(...nodes);
  const drawing = made.querySelector("svg");
  set(drawing, { viewBox: `0 0 ${frame.width} ${frame.height}`, width: frame.width, height: frame.height });
  const states = frame.codes.map((code) => how.names.state(code)).join(", ");
  // Screen readers need the results here, not the names of 48 states.
  drawing.setAttribute("aria-label", how.isMain ? how.say("map-main") : states);
  if (how.isMain) made.querySelector("figcaption").remove();
  else made.querySelector("figcaption").textContent = states;

  const land = inSight(lines, frame);
  const dots = dotsOf(frame, how);
  fill(".map-land", land.map(({ rings, isMeant }) => state(rings, isMeant)));
  fill(".map-dots", dots.map((dot) => link(dot, how)));
  const taken = dots.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  if (frame.center) fill(".map-around", around(frame, taken, how));
  if (how.isMain) fill(".map-names", namesOn(frame, land, dots, taken, how));
  return made;
}

/** The visible parts of states, { code, rings, isMeant }. The states of the search come last, so they are on top. */
function inSight(lines, { project, width, height, states }) {
  const edge = [-4, -4, width + 4, height + 4];
  const visible = (rings) => rings.map((ring) => clip(ring.map(project), edge)).filter(({ length }) => length);
  return [...lines]
    .map(([code, rings]) => ({ code, rings: visible(rings), isMeant: states.includes(code) }))
    .sort((one, other) => one.isMeant - other.isMeant);
}

function state(rings, isMeant) {
  const made = shape("finder-map-state");
  set(made, { d: pathOf(rings) });
  made.classList.toggle("map-state-meant", isMeant);
  return made;
}

/** The dots in reading order: { x, y, reach, radius, spots, city, isOneCity }. */
function dotsOf({ spots, center, project }, { unit }) {
  const placed = spots.map((spot) => {
    const [x, y] = project(spot.point);
    return { ...spot, x, y };
  });
  const ordered = inReadingOrder(clusters(placed, unit), center && project(center), 2 * reach(1) * unit);
  return ordered.map(({ x, y, spots: some }) => {
    const radius = some.length > 1 ? reach(some.length) - 1 : ALONE;
    const cities = countCities(some);
    const [city] = [...cities].reduce((most, one) => (one[1] > most[1] ? one : most));
    const inOrder = some.sort((one, other) => one.at - other.at);
    return { x, y, reach: reach(some.length) * unit, radius: radius * unit, spots: inOrder, city, isOneCity: cities.size === 1 };
  });
}

function countCities(spots) {
  const counts = new Map();
  for (const { result } of spots) counts.set(result.event.city, (counts.get(result.event.city) ?? 0) + 1);
  return counts;
}

/** The link of a dot: to the event's page, or to the cards of its events. */
function link({ x, y, reach: wide, radius, spots, city, isOneCity }, { say, label, today, open }) {
  const node = shape("finder-map-dot");
  const [{ result }] = spots;
  const isOne = spots.length === 1;
  const words = isOne ? describe(result, say, label, today) : say(isOneCity ? "map-in" : "map-around", { n: spots.length, city });
  set(node, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
  node.querySelector("title").textContent = words;
  set(node.querySelector(".dot-area"), { r: wide });
  set(node.querySelector(".dot-mark"), { r: radius });
  node.classList.toggle("dot-off", isOne && result.event.status === "cancelled");
  if (isOne) set(node, { href: addressOf(result.event) });
  else {
    node.querySelector(".dot-number").textContent = spots.length;
    node.addEventListener("click", () => open(node, spots, words));
  }
  return node;
}

/** "Knock on doors, Sat, Nov 2 @ 10 am CDT, 12 miles away" */
function describe({ event, slot, miles }, say, label, today) {
  const when = slot ? timeWords(label.time(slot, event)) : label.noTime(event, today);
  const where = miles === null ? label.place(event) : label.distance(miles);
  const status = event.status === "scheduled" ? [] : [say(event.status)];
  return [event.title, when, where, ...status].join(", ");
}

const timeWords = ({ hidden, shown, yours }) => [hidden + shown, yours].filter(Boolean).join(" ");

/** A cross at the ZIP code, and the circle around it with its name at the top. */
function around({ center, project }, taken, { filters, place, say, unit }) {
  const [x, y] = project(center);
  const cross = shape("finder-map-cross");
  taken.push(boxAt([x, y], [CROSS * unit, CROSS * unit]));
  set(cross, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${unit})` });
  if (filters.within === "any") return [cross];
  const ring = circle(center, Number(filters.within), 72).map(project);
  const line = shape("finder-map-circle");
  set(line, { d: pathOf([ring]) });
  const words = say("map-circle", { miles: filters.within, zip: place.zip });
  const size = TEXT * unit;
  const top = Math.max(size, boxOf(ring)[1] - size * 0.75);
  taken.push(boxAt([x, top], room(words, size)));
  return [line, cross, name({ text: words, x, y: top })];
}

/** The names of states, and in a close view of the dots' cities. */
function namesOn(frame, land, dots, taken, { names, unit }) {
  const size = TEXT * unit;
  const beside = dots.map((dot) => ({ ...dot, text: dot.city }));
  const cities = frame.isClose ? placeBeside(beside, size, frame, taken) : [];
  const texts = (code) => (frame.isClose ? [names.state(code), code] : [code]);
  const states = land
    .filter(({ rings }) => rings.length)
    .map(({ code, rings }) => placeWithin(largest(rings), texts(code), size, frame, taken))
    .filter((place) => place !== null);
  return [...states.map((one) => name(one, true)), ...cities.map((one) => name(one))];
}

function name({ text, x, y, anchor = "middle" }, isState = false) {
  const made = shape("finder-map-name");
  set(made, { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": anchor });
  made.classList.toggle("map-name-state", isState);
  made.textContent = text;
  return made;
}

/** A copy of the shape in a template, without the svg around it. */
function shape(template) {
  return copy(template).firstElementChild;
}

function set(node, attributes) {
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, value);
}
