import assert from "node:assert/strict";
import { test } from "node:test";
import { clusters, inReadingOrder, reach } from "../../search/finder/maplayout.js";

/** Numbers between 0 and 1, the same in every run. */
function* numbers(seed) {
  for (let last = seed; ; ) {
    last = (last * 16807) % 2147483647;
    yield last / 2147483647;
  }
}

function scattered(count, width, height, seed) {
  const random = numbers(seed);
  const next = () => random.next().value;
  return Array.from({ length: count }, (_, at) => ({ at, x: next() * width, y: next() * height }));
}

const crowds = [
  ["a few", scattered(12, 328, 250, 1), 1],
  ["hundreds on a phone", scattered(600, 328, 250, 2), 1],
  ["thousands on a desk", scattered(4000, 1180, 560, 3), 1],
  ["in text of twice the size", scattered(600, 1180, 560, 4), 2],
  ["in a row, each touching the next", Array.from({ length: 50 }, (_, at) => ({ at, x: at * 20, y: 100 })), 1],
];

for (const [label, spots, unit] of crowds) {
  test(`no two touch, and none is lost: ${label}`, () => {
    const found = clusters(spots, unit);
    found.forEach((one, at) => {
      for (const other of found.slice(at + 1)) {
        const least = (reach(one.spots.length) + reach(other.spots.length)) * unit;
        assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= least);
      }
    });
    const held = found.flatMap((one) => one.spots.map(({ at }) => at));
    assert.deepEqual(held.sort((a, b) => a - b), spots.map(({ at }) => at));
  });
}

test("what is far enough apart stays apart", () => {
  assert.equal(clusters([{ x: 0, y: 0 }, { x: 28, y: 0 }, { x: 0, y: 28 }]).length, 3);
  assert.equal(clusters([{ x: 0, y: 0 }, { x: 27, y: 0 }, { x: 0, y: 28 }]).length, 2);
});

test("a cluster stands in the middle of its spots", () => {
  const [{ x, y, spots }] = clusters([{ x: 0, y: 0 }, { x: 0, y: 0 }, { x: 12, y: 6 }]);
  assert.deepEqual([x, y, spots.length], [4, 2, 3]);
});

test("every dot can be hit, and holds its number", () => {
  for (const count of [1, 2, 99, 100, 9999]) {
    assert.ok(2 * reach(count) >= 24);
    assert.ok(2 * reach(count) >= 9 * String(count).length);
  }
});

const some = [{ x: 200, y: 12 }, { x: 100, y: 20 }, { x: 90, y: 90 }, { x: 10, y: 200 }];

test("they are read row by row", () => {
  assert.deepEqual(inReadingOrder(some, null, 28), [some[1], some[0], some[2], some[3]]);
});

test("around a center, the nearest comes first", () => {
  assert.deepEqual(inReadingOrder(some, [0, 200], 28), [some[3], some[2], some[1], some[0]]);
});
