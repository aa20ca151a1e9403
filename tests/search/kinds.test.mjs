import assert from "node:assert/strict";
import { test } from "node:test";
import { countKinds, includesKind, joinKinds } from "../../search/finder/kinds.js";

test("several types in one filter", () => {
  const kind = joinKinds(["phone-bank", "rally"]);
  assert.deepEqual(["phone-bank", "rally", "bank", ""].map((one) => includesKind({ kind }, one)), [true, true, false, false]);
});

test("no type chosen", () => assert.equal(includesKind({ kind: joinKinds([]) }, "rally"), false));

test("how many each has", () => {
  const results = ["rally", "canvass", "rally"].map((kind) => ({ event: { kind } }));
  assert.deepEqual([...countKinds(results)], [["rally", 2], ["canvass", 1]]);
});
