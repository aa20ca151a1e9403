import assert from "node:assert/strict";
import { test } from "node:test";
import { placeBeside, placeWithin } from "../../search/finder/maplayout.js";

const FRAME = { width: 300, height: 200 };
const dot = (x, y, text) => ({ x, y, radius: 8, text });
const boxOf = ({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius];

function beside(...dots) {
  const taken = dots.map(boxOf);
  return placeBeside(dots, 10, FRAME, taken).map(({ text, x, y, anchor = "middle" }) => [text, x, y, anchor]);
}

const places = [
  ["at the right where there is room", [dot(100, 100, "Reading")], [["Reading", 111, 100, "start"]]],
  ["at the left at the right edge", [dot(280, 100, "Reading")], [["Reading", 269, 100, "end"]]],
  ["above, between two others", [dot(100, 100, "Reading"), dot(130, 100, ""), dot(70, 100, "")], [["Reading", 100, 83, "middle"]]],
  ["nowhere in a crowd", [[0, 0], [25, 0], [-25, 0], [0, 25], [0, -25]].map(([x, y], at) => dot(100 + x, 100 + y, at ? "" : "Reading")), []],
  ["each name once", [dot(50, 50, "York"), dot(50, 150, "York")], [["York", 61, 50, "start"]]],
];

for (const [label, dots, expected] of places) {
  test(`the name of a city: ${label}`, () => {
    assert.deepEqual(beside(...dots).filter(([text]) => text), expected);
  });
}

const WIDE = [[0, 0], [160, 0], [160, 80], [0, 80], [0, 0]];
const states = [
  ["in the middle of its land", WIDE, [], { text: "Ohio", x: 80, y: 40 }],
  ["its code where the name is too long", WIDE.map(([x, y]) => [100 + x / 8, y]), [], { text: "OH", x: 110, y: 40 }],
  ["nothing where there is no room", WIDE.map(([x, y]) => [100 + x / 16, y]), [], null],
  ["away from dots", WIDE, [[0, 0, 80, 80]], { text: "Ohio", x: 120, y: 40 }],
];

for (const [label, ring, taken, expected] of states) {
  test(`the name of a state: ${label}`, () => {
    assert.deepEqual(placeWithin(ring, ["Ohio", "OH"], 10, FRAME, taken), expected);
  });
}
