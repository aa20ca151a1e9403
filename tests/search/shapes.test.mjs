import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, clip, distanceTo, isInside, largest, overlap, pathOf } from "../../search/finder/shapes.js";

const SQUARE = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];
const area = (ring) =>
  Math.abs(ring.slice(1).reduce((sum, [x, y], at) => sum + ring[at][0] * y - x * ring[at][1], 0)) / 2;

const clipped = [
  ["all of it is in the box", [-1, -1, 11, 11], 100],
  ["a corner", [5, 5, 20, 20], 25],
  ["a band", [2, -5, 4, 50], 20],
  ["the box is all inside", [3, 3, 5, 5], 4],
  ["nothing", [20, 20, 30, 30], 0],
];

for (const [label, box, left] of clipped) {
  test(`what is left of a square: ${label}`, () => {
    const rest = clip(SQUARE, box);
    assert.equal(area(rest), left);
    assert.deepEqual(rest[0], rest.at(-1));
  });
}

test("inside and outside", () => {
  assert.ok(isInside(SQUARE, [9, 1]));
  assert.ok(!isInside(SQUARE, [11, 1]));
  assert.equal(distanceTo(SQUARE, [8, 5]), 2);
});

test("boxes", () => {
  assert.deepEqual(boxOf(SQUARE), [0, 0, 10, 10]);
  assert.ok(overlap([0, 0, 2, 2], [1, 1, 3, 3]));
  assert.ok(!overlap([0, 0, 2, 2], [2, 0, 3, 3]));
  assert.equal(largest([[[0, 0], [1, 1], [0, 0]], SQUARE]), SQUARE);
});

test("a path", () => assert.equal(pathOf([[[0, 0], [1.25, 2], [0, 0]]]), "M0.0,0.0L1.3,2.0L0.0,0.0Z"));
