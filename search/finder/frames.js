/** Decides which parts of the country a map shows, each in its own frame, and projects points into it. */

import { sums } from "./compact.js";
import { EARTH, RADIANS } from "./distance.js";
import { boxOf, overlap } from "./shapes.js";

const [MAINLAND, ALASKA, HAWAII, CARIBBEAN] = ["mainland", "alaska", "hawaii", "caribbean"];
const REGIONS = [MAINLAND, ALASKA, HAWAII, CARIBBEAN, "marianas", "samoa"];
const MILES = 69; // in a degree of latitude

/** How many degrees the country's file is off the true lines, and the factor for Alaska; as in ../outlines.py. */
const [COARSE, COARSER] = [0.06, 7];

/** The most pixels a line can be off without being noticed. */
const MOST_OFF = 2;

/** If more than this share of a region's width is in view, show the whole region. */
const MOST_CUT = 0.6;

/** A Map of the states in a file of outlines (README.md), by code: rings of points, each [latitude, longitude] in 0.01 degrees. */
export function decodeOutlines(file) {
  return new Map(Object.entries(file.outlines).map(([code, columns]) => [code, decodeRings(columns)]));
}

function decodeRings({ rings, latitude, longitude }) {
  const [norths, easts] = [sums(latitude), sums(longitude)];
  let next = 0;
  return rings.map((length) => {
    const ring = [];
    for (const end = next + length; next < end; next++) ring.push([norths[next], easts[next]]);
    return ring;
  });
}

/** The part of the country that a point is in, from its latitude and longitude. */
export function regionAt([latitude, longitude]) {
  if (latitude > 5000) return ALASKA;
  if (latitude > 2300) return MAINLAND;
  if (latitude < 0) return "samoa";
  if (longitude > 0) return "marianas";
  return longitude < -14000 ? HAWAII : CARIBBEAN;
}

/**
 * The frames for spots, each { result, point }. The first is the region with the most spots; next to it is one for
 * each other region with spots, or that belongs on a map of the whole country. Each frame is
 * { spots, states, center, width, height, scale, project, codes, isWhole, isClose }:
 *
 * - `states`: the code of the chosen state, else the codes of the states with spots;
 * - `center`: the point of the ZIP code, or null;
 * - `project`: a function from a point to its place in the frame; `scale`: pixels per mile;
 * - `codes`: the codes of all states in view;
 * - `isWhole`: whether the whole region is in view;
 * - `isClose`: whether the coarse lines of the country's file would be noticed.
 *
 * `asked` is { filters, place }, `country` the outlines of all states (decodeOutlines). The last argument has the
 * sizes of a frame by itself, of the first of several, and of those beside it: each { width, least, most, margin } in
 * pixels, with the height between `least` and `most`.
 */
export function framesOf(spots, asked, country, { alone, first, beside }) {
  const names = REGIONS.map((name) => [name, spots.filter(({ point }) => regionAt(point) === name)]);
  const [main, some] = names.reduce((most, one) => (one[1].length > most[1].length ? one : most));
  const draw = (name, its, size) => frame(region(name, its, asked, country), size, country);
  const large = draw(main, some, alone);
  const isWhole = main === MAINLAND && large.isWhole;
  const others = names.filter(([name, its]) => {
    return name !== main && (its.length || (isWhole && [ALASKA, HAWAII, CARIBBEAN].includes(name)));
  });
  if (!others.length) return [large];
  return [draw(main, some, first), ...others.map(([name, its]) => draw(name, its, beside))];
}

/** A region with the points that have to be in view: the spots, and the circle around a ZIP code or else the states. */
function region(name, spots, { filters, place }, country) {
  const codes = [...country.keys()].filter((code) => regionAt(country.get(code)[0][0]) === name);
  const held = new Set(spots.map(({ result }) => result.event.state));
  const states = codes.filter((code) => (codes.includes(filters.state) ? code === filters.state : held.has(code)));
  const center = place && regionAt(place.point) === name ? place.point : null;
  const land = (some) => some.flatMap((code) => country.get(code).flat());
  const isCircle = center !== null && filters.within !== "any";
  const around = isCircle ? circle(center, Number(filters.within)) : land(states.length ? states : codes);
  const area = [...around, ...(center ? [center] : []), ...spots.map(({ point }) => point)];
  return { name, spots, states, codes, center, area, whole: land(codes) };
}

function frame({ name, area, whole, codes, ...others }, { width, least, most, margin }, country) {
  const isWhole = breadth(area) > MOST_CUT * breadth(whole);
  const seen = isWhole ? whole : area;
  const flat = albers(seen);
  const box = boxOf(seen.map(flat));
  const needed = ((width - 2 * margin) * (box[3] - box[1])) / (box[2] - box[0] || 1) + 2 * margin;
  const height = Math.round(Math.min(most, Math.max(least, needed)));
  const { place, scale } = fit(box, { width, height, margin });
  const isClose = COARSE * (name === ALASKA ? COARSER : 1) * MILES * scale > MOST_OFF;
  const project = (point) => place(flat(point));
  const isSeen = (code) => overlap(boxOf(country.get(code).flat().map(project)), [0, 0, width, height]);
  return { ...others, width, height, scale, project, codes: codes.filter(isSeen), isWhole, isClose };
}

/** The width of an area from west to east, in miles. */
function breadth(points) {
  const [left, , right] = boxOf(points.map(albers(points)));
  return right - left;
}

/**
 * The Albers equal-area projection for an area: a function from [latitude, longitude] to [x, y] in miles, with y
 * pointing south. North is up in the middle of the area. `area` has points, all on one side of the equator.
 */
export function albers(area) {
  const [, first] = area[0];
  const [south, west, north, east] = boxOf(area.map(([latitude, longitude]) => [latitude, turn(longitude - first)]));
  const [middle, margin] = [first + (west + east) / 2, (north - south) / 6];
  const [low, high] = [Math.sin((south + margin) * RADIANS), Math.sin((north - margin) * RADIANS)];
  const cone = (low + high) / 2;
  return ([latitude, longitude]) => {
    const radius = (EARTH * Math.sqrt(1 + low * high - 2 * cone * Math.sin(latitude * RADIANS))) / cone;
    const angle = cone * turn(longitude - middle) * RADIANS;
    return [radius * Math.sin(angle), radius * Math.cos(angle)];
  };
}

/** Points on a circle around a point, with its radius in miles. */
export function circle([latitude, longitude], miles, count = 16) {
  const [high, wide] = [miles / EARTH / RADIANS, miles / EARTH / RADIANS / Math.cos(latitude * RADIANS)];
  return Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count;
    return [latitude + high * Math.cos(angle), longitude + wide * Math.sin(angle)];
  });
}

/**
 * Fits a box of the map into the middle of a frame of { width, height, margin } pixels. Returns `place`, a function
 * from [x, y] in miles to pixels, and `scale`, pixels per mile. A frame shows at least `least` miles across.
 */
export function fit([left, top, right, bottom], { width, height, margin }, least = 20) {
  const room = [width - 2 * margin, height - 2 * margin];
  const scale = Math.min(room[0] / (right - left), room[1] / (bottom - top), room[0] / least);
  const place = ([x, y]) => [
    width / 2 + (x - (left + right) / 2) * scale,
    height / 2 + (y - (top + bottom) / 2) * scale,
  ];
  return { place, scale };
}

/** A difference of longitudes, the short way around; positive to the east. */
function turn(difference) {
  return ((((difference + 18000) % 36000) + 36000) % 36000) - 18000;
}
