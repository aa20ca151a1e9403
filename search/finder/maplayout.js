/** Where things stand on a map: dots, which never touch, and the names of cities beside them and of states where their land is free. */

import { boxOf, distanceTo, isInside, overlap } from "./shapes.js";

/** How far a dot reaches from its middle, in pixels, with its number in it or, for one alone, without. */
export function reach(count) {
  return Math.max(14, 4.5 * String(count).length + 5);
}

/**
 * Spots, each { x, y }, in clusters of { x, y, spots }, none of which touches another. Such a cluster
 * stands in the middle of its spots. `unit` is how many times larger than usual the reader's text is.
 */
export function clusters(spots, unit = 1) {
  const found = [];
  for (const spot of sameSpots(spots)) {
    let one = spot;
    for (let at = touched(found, one, unit); at >= 0; at = touched(found, one, unit)) {
      one = together(...found.splice(at, 1), one);
    }
    found.push(one);
  }
  return found;
}

/** Clusters of the spots that are at the very same point: many events are in one ZIP code. */
function sameSpots(spots) {
  const found = new Map();
  for (const spot of spots) {
    const key = `${spot.x} ${spot.y}`;
    if (!found.has(key)) found.set(key, { x: spot.x, y: spot.y, spots: [] });
    found.get(key).spots.push(spot);
  }
  return found.values();
}

/** The place of the first cluster that another one touches; -1 for none. */
function touched(clusters, { x, y, spots }, unit) {
  const own = reach(spots.length);
  return clusters.findIndex((other) => {
    const least = (own + reach(other.spots.length)) * unit;
    return (x - other.x) ** 2 + (y - other.y) ** 2 < least ** 2;
  });
}

function together(one, other) {
  const share = other.spots.length / (one.spots.length + other.spots.length);
  return {
    x: one.x + (other.x - one.x) * share,
    y: one.y + (other.y - one.y) * share,
    spots: [...one.spots, ...other.spots],
  };
}

/**
 * Clusters in the order in which one reads them: from a center outwards where there is one, [x, y],
 * else in rows of some height from the top, each from the left.
 */
export function inReadingOrder(clusters, center, height) {
  const keys = ({ x, y }) => (center ? [Math.hypot(x - center[0], y - center[1]), 0] : [Math.floor(y / height), x]);
  return clusters
    .map((one) => [keys(one), one])
    .sort(([[a, b]], [[c, d]]) => a - c || b - d)
    .map(([, one]) => one);
}

/** The width of a letter and the height of a line, as parts of the size of the text. */
const [LETTER, LINE] = [0.6, 1.2];
const GAP = 3;
const GRID = 16;

/** The width and height of a text of some size. */
export function room(text, size) {
  return [text.length * LETTER * size, LINE * size];
}

/** The box of a width and height with its middle at a point. */
export function boxAt([x, y], [width, height]) {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/**
 * Places in a frame { width, height } for the texts of dots { x, y, radius, text }, beside them: each
 * { text, x, y, anchor }, where it starts or ends, or without an anchor its middle. A text without room, or
 * that stands there already, is left out. `taken` are boxes where nothing may stand; those of the texts are
 * added.
 */
export function placeBeside(dots, size, frame, taken) {
  const found = new Map();
  for (const { x, y, radius, text } of dots) {
    if (found.has(text)) continue;
    const [wide, high] = room(text, size);
    const off = radius + GAP;
    const places = [
      { x: x + off, y, anchor: "start", box: boxAt([x + off + wide / 2, y], [wide, high]) },
      { x: x - off, y, anchor: "end", box: boxAt([x - off - wide / 2, y], [wide, high]) },
      ...[y - off - high / 2, y + off + high / 2].map((middle) => ({ x, y: middle, box: boxAt([x, middle], [wide, high]) })),
    ];
    const place = places.find(({ box }) => isFree(box, edgeOf(frame), taken));
    if (!place) continue;
    taken.push(place.box);
    found.set(text, { text, ...place });
  }
  return [...found.values()];
}

/**
 * A place in a ring for the first of some texts that has room, its middle { text, x, y }, as far as can be
 * from the line around and from the boxes that are `taken`; null if none has room.
 */
export function placeWithin(ring, texts, size, frame, taken) {
  const box = boxOf(ring);
  const near = taken.filter((other) => overlap(other, box));
  const points = pointsIn(ring, box, near);
  for (const text of texts) {
    const found = points.find((point) => {
      const own = boxAt(point, room(text, size));
      return isFree(own, edgeOf(frame), near) && corners(own).every((corner) => isInside(ring, corner));
    });
    if (found) return { text, x: found[0], y: found[1] };
  }
  return null;
}

/** Points of a grid that are in a ring, the one with the most room around it first, or of several the middle one. */
function pointsIn(ring, [left, top, right, bottom], near) {
  const found = [];
  for (let across = 1; across < GRID; across++) {
    for (let down = 1; down < GRID; down++) {
      const point = [left + ((right - left) * across) / GRID, top + ((bottom - top) * down) / GRID];
      if (!isInside(ring, point)) continue;
      const free = near.reduce((least, other) => Math.min(least, distanceToBox(other, point)), distanceTo(ring, point));
      found.push([free, Math.hypot(across - GRID / 2, down - GRID / 2), point]);
    }
  }
  return found.sort(([free, off], [freer, farther]) => freer - free || off - farther).map(([, , point]) => point);
}

/** How far a point is from a box, 0 inside it. */
function distanceToBox([left, top, right, bottom], [x, y]) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** The box in which names may stand in a frame { width, height }. */
function edgeOf({ width, height }) {
  return [GAP, GAP, width - GAP, height - GAP];
}

function isFree(box, [left, top, right, bottom], taken) {
  const isWithin = box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;
  return isWithin && !taken.some((other) => overlap(box, other));
}

function corners([left, top, right, bottom]) {
  return [[left, top], [right, top], [left, bottom], [right, bottom]];
}
