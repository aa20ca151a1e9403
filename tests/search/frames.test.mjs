import assert from "node:assert/strict";
import { test } from "node:test";
import { framesOf, regionAt } from "../../search/finder/frames.js";

/** States as boxes: south, west, north, east. */
const BOXES = {
  CA: [3250, -12440, 4200, -11420],
  PA: [3970, -8050, 4230, -7470],
  NJ: [3890, -7470, 4140, -7390],
  ME: [4300, -7110, 4750, -6690],
  AK: [5120, -17000, 7140, -13000],
  HI: [1890, -16025, 2225, -15480],
  PR: [1790, -6730, 1850, -6560],
  GU: [1320, 14460, 1370, 14500],
};
const country = new Map(
  Object.entries(BOXES).map(([code, [south, west, north, east]]) => [
    code,
    [[[south, west], [north, west], [north, east], [south, east], [south, west]]],
  ]),
);
const SIZES = {
  alone: { width: 600, least: 200, most: 500, margin: 24 },
  first: { width: 400, least: 150, most: 300, margin: 24 },
  beside: { width: 100, least: 70, most: 70, margin: 16 },
};
const POINTS = {
  CA: [3405, -11824], PA: [3996, -7560], NJ: [4022, -7474], ME: [4366, -7026], AK: [6122, -14990], HI: [2131, -15786], PR: [1823, -6604], GU: [1347, 14475],
};
const spot = (state) => ({ result: { event: { state } }, point: POINTS[state] });
const PLACE = { zip: "19380", point: [3996, -7560] };

function frames(states, filters = {}, place = null) {
  return framesOf(states.map(spot), { filters: { state: "", within: "50", ...filters }, place }, country, SIZES);
}

test("regions", () => {
  const found = Object.entries(POINTS).map(([code, point]) => [code, regionAt(point)]);
  assert.deepEqual(Object.fromEntries(found), {
    CA: "mainland", PA: "mainland", NJ: "mainland", ME: "mainland", AK: "alaska", HI: "hawaii", PR: "caribbean", GU: "marianas",
  });
});

const cases = [
  ["a state alone", ["PA", "PA"], {}, null, [["PA", "NJ"]]],
  ["around a ZIP, the neighbor too", ["PA"], { within: "50" }, PLACE, [["PA", "NJ"]]],
  ["the state that was asked for, though all is in another", ["NJ"], { state: "PA" }, null, [["PA", "NJ"]]],
  ["the whole country, whole also where nothing is", ["CA", "ME"], {}, null, [["CA", "PA", "NJ", "ME"], ["AK"], ["HI"], ["PR"]]],
  ["what lies apart has a frame of its own", ["PA", "PA", "GU"], {}, null, [["PA", "NJ"], ["GU"]]],
  ["the region with the most comes first", ["HI", "HI", "PA"], {}, null, [["HI"], ["PA", "NJ"]]],
  ["a part of the country stays a part, however small its frame", ["PA", "ME", "GU", "GU", "GU"], {}, null, [["GU"], ["PA", "NJ", "ME"]]],
];

for (const [label, states, filters, place, expected] of cases) {
  test(`frames: ${label}`, () => {
    assert.deepEqual(frames(states, filters, place).map(({ codes }) => codes), expected);
  });
}

test("all spots are in sight", () => {
  for (const [, states, filters, place] of cases) {
    const made = frames(states, filters, place);
    for (const { spots, project, width, height } of made) {
      for (const { point } of spots) {
        const [x, y] = project(point);
        assert.ok(0 < x && x < width && 0 < y && y < height, `${point} is at ${x}, ${y}`);
      }
    }
    assert.equal(made.reduce((sum, { spots }) => sum + spots.length, 0), states.length);
  }
});

test("a frame is as high as its states need it, within bounds", () => {
  const [alone] = frames(["PA"]);
  assert.deepEqual([alone.width, alone.height > 200 && alone.height < 500], [600, true]);
  const [first, ...others] = frames(["CA", "ME"]);
  assert.equal(first.width, 400);
  for (const { width, height } of others) assert.deepEqual([width, height], [100, 70]);
});

test("only what is close needs fine lines", () => {
  assert.deepEqual(frames(["PA"]).map(({ isClose }) => isClose), [true]);
  assert.equal(frames(["CA", "ME"])[0].isClose, false);
  assert.equal(frames(["PA", "GU", "GU"])[1].isClose, false, "beside another, it is small");
});

test("the state that was asked for is meant, else those with results", () => {
  assert.deepEqual(frames(["PA", "NJ"]).map(({ states }) => states), [["PA", "NJ"]]);
  assert.deepEqual(frames(["PA", "NJ", "GU"], { state: "PA" }).map(({ states }) => states), [["PA"], ["GU"]]);
});

test("the ZIP is in the frame of its region alone", () => {
  const [mainland, guam] = frames(["PA", "PA", "GU"], { within: "any" }, PLACE);
  assert.deepEqual([mainland.center, guam.center], [PLACE.point, null]);
});
