import assert from "node:assert/strict";
import { test } from "node:test";
import { leastMiles, miles } from "../../search/finder/distance.js";

// In 0.01 degrees.
const [NAPERVILLE, KENOSHA, GUAM, ADAK] = [[4177, -8815], [4262, -8783], [1344, 14478], [5188, -17666]];

const known = [
  ["Naperville to Kenosha", NAPERVILLE, KENOSHA, 61],
  ["over the date line, Guam to Adak", GUAM, ADAK, 3405],
  ["nowhere", NAPERVILLE, NAPERVILLE, 0],
];

for (const [label, one, other, expected] of known) {
  test(label, () => {
    assert.ok(Math.abs(miles(one, other) - expected) <= expected * 0.005, String(miles(one, other)));
    assert.equal(miles(one, other), miles(other, one));
  });
}

/** Numbers that look random and are the same in every run. */
function* dice(seed) {
  for (let state = seed; ; ) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

test("no point of a box is nearer than the box", () => {
  const rolls = dice(7);
  const between = (low, high) => Math.round(low + (high - low) * rolls.next().value);
  for (let round = 0; round < 2000; round++) {
    const [south, west] = [between(-1500, 6900), between(-17900, 17900)];
    const box = [south, west, Math.min(south + between(0, 900), 7200), Math.min(west + between(0, 3000), 17999)];
    const inside = [between(box[0], box[2]), between(box[1], box[3])];
    const from = [between(-1500, 7200), between(-18000, 18000)];
    assert.ok(leastMiles(from, box) <= miles(from, inside) + 1e-6, JSON.stringify({ box, inside, from }));
  }
});

test("a point in a box is at no distance from it", () => {
  assert.equal(leastMiles(NAPERVILLE, [4000, -9000, 4300, -8700]), 0);
});
