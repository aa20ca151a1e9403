import assert from "node:assert/strict";
import { test } from "node:test";
import { NONE } from "../../search/finder/address.js";
import { isDeadEnd } from "../../search/finder/filters.js";
import { gain, isCheap, nearer, onlyPlace, relaxations, shardsByDistance } from "../../search/finder/elsewhere.js";

const DISTANCES = ["10", "25", "50", "100", "any"];
const NAPERVILLE = { zip: "60540", states: ["IL"], point: [4177, -8815] };
const ways = (...found) => found.map((way) => ({ way }));

const ends = [
  ["nothing at all", {}, [], true],
  ["something", {}, ways("online"), false],
  ["nothing near by", { zip: "60540" }, ways("online", "anytime"), true],
  ["something near by", { zip: "60540" }, ways("place", "online"), false],
  ["nothing near by, and nothing near by wanted", { zip: "60540", online: "only" }, ways("online"), false],
];
for (const [label, filters, results, expected] of ends) {
  test(`a dead end: ${label}`, () => assert.equal(isDeadEnd(results, { ...NONE, ...filters }), expected));
}

const relaxed = (filters) => {
  const all = { ...NONE, ...filters };
  const differs = (step) => Object.fromEntries(Object.entries(step).filter(([name, value]) => value !== all[name]));
  return relaxations(all, DISTANCES).map(({ name, steps }) => [name, steps.map(differs)]);
};

test("without filters nothing stands in the way", () => assert.deepEqual(relaxed({}), []));

test("a distance is relaxed step by step", () => {
  assert.deepEqual(relaxed({ zip: "60540", within: "25" }), [["within", [{ within: "50" }, { within: "100" }, { within: "any" }]]]);
  assert.deepEqual(relaxed({ zip: "60540", within: "any" }), []);
  assert.deepEqual(relaxed({ within: "25" }), []);
});

test("a distance of one's own becomes one of the form's", () => {
  assert.deepEqual(relaxed({ zip: "60540", within: "30" }), [["within", [{ within: "50" }, { within: "100" }, { within: "any" }]]]);
  assert.deepEqual(relaxed({ zip: "60540", within: "400" }), [["within", [{ within: "any" }]]]);
});

test("each other filter is dropped alone, dates with their days", () => {
  const dates = { when: "dates", from: "2024-11-02", to: "2024-11-03" };
  assert.deepEqual(relaxed({ ...dates, time: "evening", kind: "rally", online: "without", language: "Spanish", host: "Us", access: "yes", open: "yes", q: "river", state: "WI" }), [
    ["when", [{ when: "", from: "", to: "" }]],
    ["time", [{ time: "" }]],
    ["kind", [{ kind: "" }]],
    ["online", [{ online: "" }]],
    ["language", [{ language: "" }]],
    ["host", [{ host: "" }]],
    ["access", [{ access: "" }]],
    ["open", [{ open: "" }]],
    ["q", [{ q: "" }]],
    ["state", [{ state: "" }]],
  ]);
});

test("the place alone keeps ZIP, distance and state", () => {
  const filters = { ...NONE, zip: "60540", within: "10", state: "WI", kind: "rally", when: "today" };
  assert.deepEqual(onlyPlace(filters), { ...NONE, zip: "60540", within: "10", state: "WI" });
});

test("it keeps how the results are looked at", () => {
  const filters = { ...NONE, zip: "60540", kind: "rally", order: "near", view: "map" };
  assert.deepEqual(onlyPlace(filters), { ...NONE, zip: "60540", order: "near", view: "map" });
});

test("the gain is what is near by, where there were others already", () => {
  assert.equal(gain([], ways("place", "online")), 2);
  assert.equal(gain(ways("online"), ways("place", "place", "online")), 2);
});

const manifest = {
  shards: {
    IL: { state: "IL", events: 900, box: [4170, -8820, 4180, -8810] },
    WI: { state: "WI", events: 1500, box: [4300, -8950, 4310, -8940] },
    CA: { state: "CA", events: 900, box: [3400, -11900, 3500, -11800] },
    US: { state: "US", events: 10, box: null },
  },
};

test("shards too big to be loaded for a count are left alone", () => {
  const filters = { ...NONE, state: "IL" };
  assert.equal(isCheap(manifest, filters, { ...NONE, state: "WI" }, null), true);
  assert.equal(isCheap(manifest, filters, NONE, null), false);
  assert.equal(isCheap(manifest, NONE, NONE, null), true);
});

test("shards by distance, without those that have no place", () => {
  assert.deepEqual(shardsByDistance(manifest, NAPERVILLE).map(([code]) => code), ["IL", "WI", "CA"]);
});

test("the nearest has a day and takes people", () => {
  const plain = { event: { status: "scheduled" }, slot: {}, miles: 5 };
  const [far, near] = [{ ...plain, miles: 9 }, plain];
  assert.equal(nearer(null, [far, near]), near);
  assert.equal(nearer(near, [far]), near);
  const useless = [{ ...plain, miles: null }, { ...plain, slot: null }, { ...plain, event: { status: "full" } }];
  assert.equal(nearer(null, useless), null);
});
