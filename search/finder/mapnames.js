/** Where names stand on a map: of cities beside their dots, and of states where their land is free. */

import { boxOf, distanceTo, isInside, overlap } from "./shapes.js";

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
