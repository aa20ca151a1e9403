import assert from "node:assert/strict";
import { test } from "node:test";
import { miles } from "../../search/finder/distance.js";
import { albers, circle, fit } from "../../search/finder/frames.js";
import { boxOf } from "../../search/finder/shapes.js";

const between = ([x, y], [otherX, otherY]) => Math.hypot(x - otherX, y - otherY);

/** A label, the corners of an area (south-west and north-east), pairs of points in it, and the most that a distance may be off. */
const areas = [
  ["a small state", [[3845, -7579], [3984, -7505]], [[[3850, -7550], [3970, -7560]]], 0.001],
  ["a wide state", [[3649, -9031], [3668, -8165]], [[[3650, -9000], [3660, -8200]]], 0.002],
  ["a tall state", [[3253, -12441], [4201, -11413]], [[[3260, -11710], [4190, -12400]]], 0.01],
  ["all between the coasts", [[2452, -12477], [4938, -6695]], [[[4760, -12233], [2577, -8019]], [[4410, -6978], [3272, -11716]]], 0.03],
  ["Alaska, on both sides of 180 degrees", [[5122, 17245], [7137, -12999]], [[[5280, 17317], [5830, -13440]]], 0.06],
  ["south of the equator", [[-1455, -17090], [-1416, -16943]], [[[-1430, -17070], [-1423, -16950]]], 0.002],
];

for (const [label, area, pairs, most] of areas) {
  test(`distances are true: ${label}`, () => {
    const project = albers(area);
    for (const [one, other] of pairs) {
      const off = between(project(one), project(other)) / miles(one, other) - 1;
      assert.ok(Math.abs(off) <= most, `off by ${off}`);
    }
  });
}

for (const [label, [southWest, northEast]] of areas) {
  test(`north is up and east is right: ${label}`, () => {
    const project = albers([southWest, northEast]);
    const middle = [(southWest[0] + northEast[0]) / 2, southWest[1] + 30];
    assert.ok(project([middle[0] + 10, middle[1]])[1] < project(middle)[1]);
    assert.ok(project([middle[0], middle[1] + 10])[0] > project(middle)[0]);
  });
}

test("a circle is round, and of so many miles", () => {
  const center = [3996, -7560];
  const ring = circle(center, 50);
  for (const point of ring) assert.ok(Math.abs(miles(center, point) - 50) < 0.5);
  const project = albers(ring);
  for (const point of ring) assert.ok(Math.abs(between(project(center), project(point)) - 50) < 0.5);
});

test("a box fits into its frame, in the middle", () => {
  const { place, scale } = fit([-100, 0, 300, 100], { width: 448, height: 324, margin: 24 });
  assert.equal(scale, 1);
  assert.deepEqual([[-100, 0], [300, 100]].map(place), [[24, 112], [424, 212]]);
});

test("one point alone is not drawn without end", () => {
  const { place, scale } = fit(boxOf([[7, 7]]), { width: 300, height: 200, margin: 20 });
  assert.equal(scale, 13);
  assert.deepEqual(place([7, 7]), [150, 100]);
});
