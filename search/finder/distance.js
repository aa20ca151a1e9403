/** Distances in miles between points and boxes given in 0.01 degrees. */

/** The mean radius of the Earth, in miles. */
export const EARTH = 3958.8;

/** Radians in 0.01 degrees. */
export const RADIANS = Math.PI / 18000;

/** The great-circle distance between two points, each [latitude, longitude]. */
export function miles([latitude, longitude], [otherLatitude, otherLongitude]) {
  return arc(
    Math.abs(latitude - otherLatitude),
    turn(longitude - otherLongitude),
    Math.cos(latitude * RADIANS) * Math.cos(otherLatitude * RADIANS),
  );
}

/** A lower bound for the distance to a box [south, west, north, east]; the true distance may be a bit longer. */
export function leastMiles([latitude, longitude], [south, west, north, east]) {
  const narrowest = Math.max(Math.abs(south), Math.abs(north));
  const inside = west <= longitude && longitude <= east;
  return arc(
    Math.max(south - latitude, latitude - north, 0),
    inside ? 0 : Math.min(turn(longitude - west), turn(longitude - east)),
    Math.cos(latitude * RADIANS) * Math.cos(narrowest * RADIANS),
  );
}

/** The haversine formula, from two differences and the product of the cosines of the latitudes. */
function arc(latitudes, longitudes, cosines) {
  const half = (difference) => Math.sin((difference * RADIANS) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half(latitudes) + cosines * half(longitudes))));
}

/** A difference of longitudes, the short way around. */
function turn(difference) {
  const once = Math.abs(difference) % 36000;
  return Math.min(once, 36000 - once);
}
