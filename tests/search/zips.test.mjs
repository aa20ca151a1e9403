import assert from "node:assert/strict";
import { test } from "node:test";
import { findZip, isMilitary, likelyState, zipFile } from "../../search/finder/zips.js";

for (const zip of ["09012", "09984", "34001", "96201", "96699"])
  test(`${zip} is military`, () => assert.ok(isMilitary(zip)));
for (const zip of ["", null, "08901", "10001", "34102", "96150", "96701", "96910"])
  test(`${zip} is not military`, () => assert.ok(!isMilitary(zip)));

const file = { zip: [501, 3, 100], latitude: [4081, 0, -10], longitude: [-7304, 0, 5], pointless: [1], state: ["NY", "MA"], run: [2, 1], also: [[2, "CT"]] };

test("a ZIP with its state and point", () => {
  assert.deepEqual(findZip(file, "00604"), { zip: "00604", states: ["MA", "CT"], point: [4071, -7299] });
});

test("a ZIP without a point", () => {
  assert.deepEqual(findZip(file, "00504"), { zip: "00504", states: ["NY"], point: null });
});

test("a ZIP that is not there", () => assert.equal(findZip(file, "00502"), null));

test("a ZIP that is not there lies in the state of its neighbors, if they have one", () => {
  assert.equal(likelyState(file, "00599"), "NY");
  assert.equal(likelyState(file, "00999"), null);
  assert.equal(likelyState({ ...file, zip: [501, 3, 1] }, "00599"), null);
});

test("the file says two digits alone", () => assert.equal(zipFile("02134"), "zips/02.json"));
