import assert from "node:assert/strict";
import { test } from "node:test";
import { NONE } from "../../search/finder/address.js";
import { neededShards, onlineEvents, shardsOf } from "../../search/finder/shards.js";

const manifest = {
  shards: shardsOf({
    states: {
      IL: ["a", [3], [40, 4170, -8820, 10, 10], [20, 3700, -8950, 10, 50]],
      WI: ["b", [5], [60, 4300, -8800, 10, 10]],
      NY: ["c", [0], [9, 4060, -7400, 20, 10]],
      OH: ["d", [2]],
      US: ["e", [7]],
    },
  }),
};
const NAPERVILLE = { zip: "60540", states: ["IL"], point: [4177, -8815] };
const UPSTATE = { zip: "12986", states: ["NY"], point: [4422, -7447] };
const NOWHERE_NEAR = { zip: "96910", states: ["GU"], point: [1344, 14478] };
const ON_A_BORDER = { zip: "45030", states: ["OH", "IL"], point: [3925, -8480] };

test("shards by name, the first of a state without a box, and none without events", () => {
  assert.deepEqual(Object.keys(manifest.shards).sort(), ["IL", "IL-1", "IL-2", "NY-1", "OH", "US", "WI", "WI-1"]);
  assert.deepEqual(manifest.shards["IL-2"], { state: "IL", version: "a", events: 20, box: [3700, -8950, 3710, -8900] });
  assert.deepEqual(manifest.shards.US, { state: "US", version: "e", events: 7, box: null });
});

const WEEK = 7 * 24 * 60;
const counts = [
  ["at the build", 1000, 76],
  ["before the first one ends", 1059, 76],
  ["as it ends", 1060, 75],
  ["once two more have ended together", 1500, 73],
  ["after seven days", 1000 + WEEK, 73],
  ["later", 1001 + WEEK, null],
];
for (const [label, now, expected] of counts) {
  test(`online events of the whole site: ${label}`, () => {
    assert.equal(onlineEvents({ online: { count: 76, as_of: 1000, ends: [60, 40, 0] } }, now), expected);
  });
}

const ALL = ["IL", "IL-1", "IL-2", "NY-1", "OH", "US", "WI", "WI-1"];
const cases = [
  ["no place: all", {}, null, ALL],
  ["a state: its own, and what helps every state", { state: "IL" }, null, ["IL", "IL-1", "IL-2", "US"]],
  ["a state without shards", { state: "GU" }, null, ["US"]],
  ["a ZIP: what is near, and what can be joined from afar", { within: "25" }, NAPERVILLE, ["IL", "IL-1", "US"]],
  ["a ZIP: over the border, only what is near", { within: "100" }, NAPERVILLE, ["IL", "IL-1", "US", "WI-1"]],
  ["a ZIP far from the places of its own state", { within: "10" }, UPSTATE, ["US"]],
  ["a ZIP and any distance: all places", { within: "any" }, NAPERVILLE, ["IL", "IL-1", "IL-2", "NY-1", "US", "WI-1"]],
  ["a ZIP far from all", {}, NOWHERE_NEAR, ["US"]],
  ["a ZIP in two states", { within: "10" }, ON_A_BORDER, ["IL", "OH", "US"]],
  ["a ZIP and another state: the state's, where near", { state: "WI", within: "100" }, NAPERVILLE, ["US", "WI", "WI-1"]],
  ["a ZIP and another state that is far", { state: "WI", within: "10" }, NAPERVILLE, ["US", "WI"]],
];

for (const [label, filters, place, names] of cases) {
  test(label, () => assert.deepEqual(neededShards(manifest, { ...NONE, ...filters }, place), names));
}
