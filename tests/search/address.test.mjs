import assert from "node:assert/strict";
import { test } from "node:test";
import { NONE, isAsking, readAddress, writeAddress } from "../../search/finder/address.js";

const BASE = "https://example.org/hub/events/";

const cases = [
  ["nothing", {}, ""],
  ["a ZIP stays in the fragment", { zip: "60540" }, "#zip=60540"],
  ["a distance goes with its ZIP", { zip: "60540", within: "any" }, "?within=any#zip=60540"],
  ["a state", { state: "WI" }, "?state=WI"],
  ["days", { when: "dates", from: "2024-11-02", to: "2024-11-03" }, "?when=dates&from=2024-11-02&to=2024-11-03"],
  ["words", { q: "José & co #1" }, "?q=Jos%C3%A9+%26+co+%231"],
  ["all but days", { state: "PA", when: "weekend", kind: "phone-bank", online: "only" }, "?state=PA&when=weekend&kind=phone-bank&online=only"],
];

for (const [label, filters, address] of cases) {
  test(`${label}: to an address and back`, () => {
    assert.equal(writeAddress({ ...NONE, ...filters }), address);
    assert.deepEqual(readAddress(BASE + address), { ...NONE, ...filters });
    assert.equal(isAsking({ ...NONE, ...filters }), address !== "");
  });
}

test("what has no effect is left out", () => {
  assert.equal(writeAddress({ ...NONE, within: "10", from: "2024-11-02" }), "");
});

test("a ZIP in the query is not read, so nobody learns to put it there", () => {
  assert.equal(readAddress(`${BASE}?zip=60540`).zip, "");
});

test("other parts of the address are none of the finder's business", () => {
  assert.deepEqual(readAddress(`${BASE}?utm_source=x#list`), { ...NONE });
});
