/** Decodes numbers that ../compact.py wrote so that they compress well. */

/** Values from their steps: the differences between them. */
export function sums(steps) {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

/** The forms of a slot: with an end, without an end, all-day. */
export const [TIMED, OPEN, ALL_DAY] = [0, 1, 2];
