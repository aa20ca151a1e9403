import assert from "node:assert/strict";
import { test } from "node:test";
import { includesKind, joinKinds } from "../../search/finder/kinds.js";

test("several types in one filter", () => {
  const kind = joinKinds(["phone-bank", "rally"]);
  assert.deepEqual(["phone-bank", "rally", "bank", ""].map((one) => includesKind(kind, one)), [true, true, false, false]);
});

test("no type chosen", () => assert.equal(includesKind(joinKinds([]), "rally"), false));
