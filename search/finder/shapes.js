/** Points, rings and boxes in a plane. A point is [x, y], a ring ends at its first point, a box is [left, top, right, bottom]. */

/** The box around points. */
export function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** The ring with the largest box. */
export function largest(rings) {
  const sizes = rings.map((ring) => {
    const [left, top, right, bottom] = boxOf(ring);
    return (right - left) * (bottom - top);
  });
  return rings[sizes.indexOf(Math.max(...sizes))];
}

/** Whether two boxes overlap. */
export function overlap([left, top, right, bottom], [otherLeft, otherTop, otherRight, otherBottom]) {
  return left < otherRight && otherLeft < right && top < otherBottom && otherTop < bottom;
}

/** Clip a ring to a box (Sutherland-Hodgman); empty if nothing is left. */
export function clip(ring, [left, top, right, bottom]) {
  const sides = [
    [0, left, 1],
    [1, top, 1],
    [0, right, -1],
    [1, bottom, -1],
  ];
  return sides.reduce((rest, [axis, limit, sign]) => clipSide(rest, axis, limit, sign), ring);
}

function clipSide(ring, axis, limit, sign) {
  const isIn = (point) => (point[axis] - limit) * sign >= 0;
  const found = [];
  ring.forEach((point, at) => {
    const before = ring[at - 1];
    if (before && isIn(before) !== isIn(point)) found.push(crossing(before, point, axis, limit));
    if (isIn(point)) found.push(point);
  });
  if (found.length && found[0] !== found.at(-1)) found.push(found[0]);
  return found;
}

/** The point where a line crosses a value on an axis. */
function crossing(from, to, axis, value) {
  const share = (value - from[axis]) / (to[axis] - from[axis]);
  return [0, 1].map((at) => (at === axis ? value : from[at] + share * (to[at] - from[at])));
}

/** Whether a point is in a ring. */
export function isInside(ring, [x, y]) {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1], ring[at]];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** The distance of a point from the line of a ring. */
export function distanceTo(ring, [x, y]) {
  let least = Infinity;
  for (let at = 1; at < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1], ring[at]];
    const [across, down] = [x2 - x1, y2 - y1];
    const along = ((x - x1) * across + (y - y1) * down) / (across ** 2 + down ** 2 || 1);
    const share = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(x - x1 - share * across, y - y1 - share * down));
  }
  return least;
}

/** Rings as the `d` of an SVG path. */
export function pathOf(rings) {
  return rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`).join("");
}
