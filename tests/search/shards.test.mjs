import assert from "node:assert/strict";
import { test } from "node:test";
import { NONE } from "../../search/finder/address.js";
import { neededShards } from "../../search/finder/shards.js";

const manifest = {
  shards: {
    IL: { box: [3900, -9000, 4230, -8760] },
    WI: { box: [4250, -9000, 4400, -8780] },
    NY: { box: [4060, -7400, 4300, -7300] },
    OH: { box: null },
    US: { box: null },
  },
};
const NAPERVILLE = { zip: "60540", states: ["IL"], point: [4177, -8815] };
const UPSTATE = { zip: "14701", states: ["NY"], point: [4209, -7924] };
const NOWHERE_NEAR = { zip: "99950", states: ["AK"], point: [5554, -13147] };

const cases = [
  ["no filter: all", {}, null, ["IL", "NY", "OH", "US", "WI"]],
  ["a state: its own, and what helps all", { state: "OH" }, null, ["OH", "US"]],
  ["a state without a shard", { state: "GU" }, null, ["US"]],
  ["a ZIP: what is near", { within: "25" }, NAPERVILLE, ["IL", "US"]],
  ["a ZIP: over the border", { within: "100" }, NAPERVILLE, ["IL", "US", "WI"]],
  ["a ZIP far from the places of its own state, which has online events too", { within: "10" }, UPSTATE, ["NY", "US"]],
  ["a ZIP and any distance: all", { within: "any" }, NAPERVILLE, ["IL", "NY", "OH", "US", "WI"]],
  ["a ZIP far from all", {}, NOWHERE_NEAR, ["US"]],
  ["a ZIP and another state: the state's", { state: "WI" }, NAPERVILLE, ["US", "WI"]],
];

for (const [label, filters, place, codes] of cases) {
  test(label, () => assert.deepEqual(neededShards(manifest, { ...NONE, ...filters }, place), codes));
}
