/** Dots on a map that would touch, put together. */

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
