import assert from "node:assert/strict";
import { test } from "node:test";
import { NONE } from "../../search/finder/address.js";
import { messageReader } from "../../search/finder/messages.js";
import { describeSearch, countSentence } from "../../search/finder/summary.js";

const say = messageReader(
  {
    place: ["{n} in person", "{n} in person"],
    "online-count": ["{n} online", "{n} online"],
    "anytime-count": ["{n} action", "{n} actions"],
    "in-state": "{ways} in or for {state}",
    near: "{ways} within {miles} miles of {zip}",
    "near-none": "none within {miles} miles of {zip}",
    "near-any": "{ways} at any distance from {zip}",
    "near-any-none": "none at any distance from {zip}",
    "for-states": "{ways} for {states} or every state",
    or: "{one} or {other}",
    none: "nothing",
    all: "all events",
    quoted: "“{words}”",
  },
  "en",
);
const counted = [
  ["all", [22, 21, 13], {}, {}, "22 in person, 21 online, 13 actions"],
  ["one of a sort", [1, 1, 1], {}, {}, "1 in person, 1 online, 1 action"],
  ["a state", [2, 3, 0], { state: "WI" }, { state: "Wisconsin" }, "2 in person, 3 online in or for Wisconsin"],
  ["a ZIP", [7, 9, 10], { zip: "60540" }, { states: ["Illinois"] }, "7 in person within 50 miles of 60540; 9 online, 10 actions for Illinois or every state"],
  ["places alone", [7, 0, 0], { zip: "60540" }, { states: ["Illinois"] }, "7 in person within 50 miles of 60540"],
  ["nothing near", [0, 9, 0], { zip: "60540" }, { states: ["Illinois"] }, "none within 50 miles of 60540; 9 online for Illinois or every state"],
  ["any distance", [7, 0, 0], { zip: "60540", within: "any" }, { states: ["Illinois"] }, "7 in person at any distance from 60540"],
  ["a ZIP in two states", [1, 2, 0], { zip: "42223" }, { states: ["Kentucky", "Tennessee"] }, "1 in person within 50 miles of 42223; 2 online for Kentucky or Tennessee or every state"],
  ["a ZIP and a state", [1, 2, 0], { zip: "60540", state: "WI" }, { state: "Wisconsin", states: ["Illinois"] }, "1 in person within 50 miles of 60540; 2 online for Wisconsin or every state"],
  ["nothing at all", [0, 0, 0], { zip: "60540" }, { states: ["Illinois"] }, "nothing"],
];

for (const [label, [place, online, anytime], filters, names, sentence] of counted) {
  test(`the count: ${label}`, () => {
    assert.equal(countSentence({ place, online, anytime }, { ...NONE, ...filters }, { state: "", states: [], ...names }, say), sentence);
  });
}

const WORDS = {
  within: ["Within", "50 miles"], state: ["State", "Wisconsin"], when: ["When", "This weekend"], kind: ["Type", "Canvass, Carpool"],
  online: ["How to join", "In person only"], language: ["Language", "Spanish"], access: ["Wheelchair accessible venues only"],
};
const asked = [
  ["nothing", {}, "all events"],
  ["a ZIP and a weekend", { zip: "48104", when: "weekend" }, "48104, 50 miles, this weekend"],
  ["a distance is of a ZIP", { within: "25" }, "all events"],
  ["days", { when: "dates", from: "2024-11-02", to: "2024-11-03" }, "day 2024-11-02 – day 2024-11-03"],
  ["one day", { when: "dates", from: "2024-11-02", to: "2024-11-02" }, "day 2024-11-02"],
  ["many choices", { state: "WI", kind: "canvass,carpool", q: "doors", online: "without", access: "yes" }, "Wisconsin, Canvass, Carpool, “doors”, in person only, wheelchair accessible venues only"],
  ["order and map are no question", { zip: "48104", order: "near", view: "map" }, "48104, 50 miles"],
];

for (const [label, filters, words] of asked) {
  test(`what was asked for: ${label}`, () => {
    assert.equal(describeSearch({ ...NONE, ...filters }, (name) => WORDS[name], (day) => `day ${day}`, "en", say), words);
  });
}
