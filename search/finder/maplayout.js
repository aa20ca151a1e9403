/** Lays out a map: dots that never touch, names of cities next to them, and names of states where there is room. */

import { boxOf, distanceTo, isInside, overlap } from "./shapes.js";

/** The radius of the area of a dot, in pixels, with room for its number. */
export function reach(count) {
  return Math.max(14, 4.5 * String(count).length + 5);
}

/**
 * Groups spots, each { x, y }, into clusters { x, y, spots } that do not touch. A cluster is in the middle of its
 * spots. `unit` is how many times larger than usual the reader's text is.
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

/** Clusters of spots at exactly the same point, since many events share a ZIP code. */
function sameSpots(spots) {
  const found = new Map();
  for (const spot of spots) {
    const key = `${spot.x} ${spot.y}`;
    if (!found.has(key)) found.set(key, { x: spot.x, y: spot.y, spots: [] });
    found.get(key).spots.push(spot);
  }
  return found.values();
}

/** The index of the first cluster that another one touches; -1 if none. */
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
 * Clusters in reading order: from a center [x, y] outward if there is one, else in rows of some height from the top,
 * each from the left.
 */
export function inReadingOrder(clusters, center, height) {
  const keys = ({ x, y }) => (center ? [Math.hypot(x - center[0], y - center[1]), 0] : [Math.floor(y / height), x]);
  return clusters
    .map((one) => [keys(one), one])
    .sort(([[a, b]], [[c, d]]) => a - c || b - d)
    .map(([, one]) => one);
}

/** The width of a letter and the height of a line, relative to the text size. */
const [LETTER, LINE] = [0.6, 1.2];
const GAP = 3;
const GRID = 16;

/** The width and height of a text at a text size. */
export function room(text, size) {
  return [text.length * LETTER * size, LINE * size];
}

/** The box of a width and height around a point. */
export function boxAt([x, y], [width, height]) {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/**
 * Places the texts of dots { x, y, radius, text } next to them in a frame { width, height }: each
 * { text, x, y, anchor }, its start or end, or its middle without an anchor. Leaves out texts without room and
 * repeated ones. `taken` are boxes that must stay free; the boxes of the texts are added to it.
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
 * The middle { text, x, y } of a place in a ring for the first text that has room, as far as possible from the ring's
 * line and from the `taken` boxes; null if no text has room.
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

/** Grid points in a ring, the ones with the most room around them first, then the ones nearest the middle. */
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

/** The distance of a point from a box; 0 inside it. */
function distanceToBox([left, top, right, bottom], [x, y]) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** The part of a frame { width, height } where names may be. */
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
