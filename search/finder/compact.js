/** Numbers as ../compact.py writes them, so that they compress well. */

/** Values from the steps between them. */
export function sums(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

/** The forms of a slot: with an end, without one, all day. */
export const [TIMED, OPEN, ALL_DAY] = [0, 1, 2];
