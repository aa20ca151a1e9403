/** From points on the globe, in 0.01 degrees, to points on a map. */

import { EARTH, RADIANS } from "./distance.js";
import { boxOf } from "./shapes.js";

/**
 * Albers' equal-area projection, made for an area, as a function from [latitude, longitude] to [x, y]
 * in miles, y southwards. North is up in the middle of the area, and all parts of it have their true
 * share of the paper. `area` are points, all on one side of the equator.
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

/** Points on a circle of so many miles around a point. */
export function circle([latitude, longitude], miles, count = 16) {
  const [high, wide] = [miles / EARTH / RADIANS, miles / EARTH / RADIANS / Math.cos(latitude * RADIANS)];
  return Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count;
    return [latitude + high * Math.cos(angle), longitude + wide * Math.sin(angle)];
  });
}

/**
 * What puts a box of the map into a frame of { width, height, margin } pixels, in its middle: a function
 * from [x, y] in miles to pixels, and `scale`, the pixels of a mile. No frame shows less than `least`
 * miles across.
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

/** A difference of longitudes the short way round, to the east positive. */
function turn(difference) {
  return ((((difference + 18000) % 36000) + 36000) % 36000) - 18000;
}
