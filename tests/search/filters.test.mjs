import assert from "node:assert/strict";
import { test } from "node:test";
import { NONE } from "../../search/finder/address.js";
import { countWays, groupOf, isStateOutOfReach, search, survey } from "../../search/finder/filters.js";

const UTC = [[0, 0, "UTC"]];
const HOUR = 60;
const NOON = 12 * HOUR;
const HOME = { zip: "60540", states: ["IL"], point: [4177, -8815] };

const plain = {
  kind: "canvass", venue: "", city: "", state: "", point: null, helps: ["IL"], online: false, pinned: false,
  anytime: false, unscheduled: false, status: "scheduled", until: null, slots: [], host: "", languages: [], accessible: false,
};
const at = (hour) => ({ start: hour * HOUR, expires: (hour + 1) * HOUR, zone: UTC, form: 0 });
const here = { state: "IL", point: HOME.point };
const events = [
  { ...plain, id: "later", ...here, slots: [at(40)] },
  { ...plain, id: "sooner", ...here, slots: [at(11), at(20), at(30)] },
  { ...plain, id: "farther", state: "IL", point: [4190, -8815], slots: [at(20)] },
  { ...plain, id: "pinned", ...here, slots: [at(60)], pinned: true },
  { ...plain, id: "pinned but cancelled", ...here, slots: [at(50)], pinned: true, status: "cancelled" },
  { ...plain, id: "no day yet", ...here, unscheduled: true },
  { ...plain, id: "online", online: true, slots: [at(13)] },
  { ...plain, id: "any time", online: true, anytime: true },
  { ...plain, id: "any time, here", kind: "petition", ...here, anytime: true },
  { ...plain, id: "elsewhere", state: "OR", point: [4500, -12200], slots: [at(20)], helps: ["OR"] },
  { ...plain, id: "over", ...here, slots: [at(10)] },
];
const MOMENT = { now: NOON, today: 0, zone: UTC, place: null, found: null, states: [["IL", "Illinois"], ["WI", "Wisconsin"], ["OR", "Oregon"]] };
const ask = (filters, place = null) => search(events, { ...NONE, ...filters }, { ...MOMENT, place });
const ids = (results) => results.map(({ event }) => event.id);

test("pinned, then by time, then what has no day, then what has no time", () => {
  assert.deepEqual(ids(ask({})), [
    "pinned", "online", "elsewhere", "farther", "sooner", "later", "pinned but cancelled", "no day yet", "any time", "any time, here",
  ]);
});

test("near a ZIP, then online, then any time", () => {
  assert.deepEqual(ids(ask({ zip: "60540" }, HOME)), [
    "pinned", "sooner", "farther", "later", "pinned but cancelled", "no day yet", "online", "any time, here", "any time",
  ]);
});

test("the nearest first, pinned or not", () => {
  assert.deepEqual(ids(ask({ zip: "60540", order: "near" }, HOME)).slice(0, 6), [
    "sooner", "later", "pinned but cancelled", "pinned", "no day yet", "farther",
  ]);
});

test("without a ZIP there is no nearest", () => assert.deepEqual(ids(ask({ order: "near" })), ids(ask({}))));

test("days come one after another, though an earlier instant may be on a later day", () => {
  const hawaii = [[0, -600, "HST"]];
  const late = { ...plain, id: "late on day 0", ...here, slots: [{ start: 29 * HOUR, expires: 30 * HOUR, zone: hawaii, form: 0 }] };
  const early = { ...plain, id: "early on day 1", slots: [at(25)] };
  const found = search([early, late], NONE, MOMENT);
  assert.deepEqual(ids(found), ["late on day 0", "early on day 1"]);
});

test("what is under way on the first day that was asked for stands under that, in its order", () => {
  const long = { ...plain, id: "long", ...here, slots: [{ ...at(4), expires: 80 * HOUR }] };
  const asked = (filters) => {
    const found = search([...events, long], { ...NONE, ...filters }, MOMENT);
    return found.filter(({ day }) => day !== null).map((result) => [result.event.id, groupOf(result, { ...NONE, ...filters })]);
  };
  assert.deepEqual(asked({ when: "tomorrow" }), [["long", 1], ["sooner", 1], ["later", 1]]);
  assert.deepEqual(asked({ when: "dates", from: "1970-01-03", to: "1970-01-03" }), [["pinned", "pinned"], ["long", 2], ["pinned but cancelled", 2]]);
  assert.deepEqual(asked({ when: "week", kind: "canvass", online: "without" }).slice(0, 3), [["pinned", "pinned"], ["long", 0], ["elsewhere", 0]]);
});

const headings = (filters, place) =>
  ask(filters, place).map((result) => groupOf(result, { ...NONE, ...filters })).filter((group, at, all) => group !== all[at - 1]);

test("headings: each once, in the order of the results", () => {
  assert.deepEqual(headings({}), ["pinned", 0, 1, 2, "announced", "anytime"]);
  assert.deepEqual(headings({ zip: "60540" }, HOME), ["pinned", 0, 1, 2, "announced", "online", "anytime"]);
  assert.deepEqual(headings({ zip: "60540", order: "near" }, HOME), ["near", "online", "anytime"]);
});

test("what follows has no distance", () => {
  const distances = Object.fromEntries(ask({ zip: "60540" }, HOME).map(({ event, miles }) => [event.id, miles]));
  assert.equal(distances.sooner, 0);
  assert.ok(distances.farther > 8 && distances.farther < 10);
  assert.equal(distances.online, null);
  assert.equal(distances["any time"], null);
});

test("a result brings its first slot that is not over and matches", () => {
  const slotOf = (filters) => ask(filters).find(({ event }) => event.id === "sooner").slot.start / HOUR;
  assert.equal(slotOf({}), 20);
  assert.equal(slotOf({ when: "tomorrow" }), 30);
});

test("what keywords did not find is left out", () => {
  assert.deepEqual(ids(search(events, NONE, { ...MOMENT, found: new Set(["later"]) })), ["later"]);
});

test("an action for any time is on no day and at no time of day", () => {
  const anytime = (filters) => ask(filters).filter(({ event }) => event.anytime).length;
  const days = { when: "dates", from: "1970-01-01", to: "" };
  assert.deepEqual([{}, { when: "week" }, days, { time: "morning" }].map(anytime), [2, 0, 0, 0]);
});

test("the number beside a time of day leaves out actions for any time", () => {
  const counts = survey(events, { ...NONE, kind: "petition" }, MOMENT).count();
  assert.deepEqual([...counts.time], []);
});

const unknown = [{ state: "XX" }, { state: "US" }, { kind: "rally" }, { language: "vi" }, { when: "nextmonth" }, { time: "night" }, { online: "maybe" }, { online: "constructor" }, { host: "Nobody" }];
for (const filters of unknown) {
  test(`a choice that nobody knows finds nothing: ${JSON.stringify(filters)}`, () => {
    const everywhere = [...events, { ...plain, id: "everywhere", online: true, helps: ["US"], slots: [at(20)] }];
    for (const place of [null, HOME]) {
      const asked = { ...NONE, ...filters, zip: place?.zip ?? "" };
      const { results, count } = survey(everywhere, asked, { ...MOMENT, place });
      assert.deepEqual(ids(results), []);
      assert.deepEqual([...count().open], []);
    }
  });
}

test("what is accessible is a place", () => {
  const known = { accessible: true, slots: [at(20)] };
  const some = [{ ...plain, ...known, ...here, id: "place" }, { ...plain, ...known, online: true, id: "online" }, { ...plain, ...here, id: "unknown", slots: [at(20)] }];
  assert.deepEqual(ids(search(some, { ...NONE, access: "yes" }, MOMENT)), ["place"]);
});

const both = { ...plain, id: "both", ...here, online: true, slots: [at(20)] };
const far = { ...HOME, point: [4500, -8815] };
const ways = [
  ["a place", { ...plain, ...here, slots: [at(20)] }, null, "place"],
  ["a place without a time", { ...plain, ...here, unscheduled: true }, null, "place"],
  ["a place or online", both, null, "place"],
  ["a place or online, near", both, HOME, "place"],
  ["a place or online, far away", both, far, "online"],
  ["moved online", { ...both, status: "moved-online" }, HOME, "online"],
  ["online", { ...plain, online: true, slots: [at(20)] }, null, "online"],
  ["an action for any time, online", { ...plain, online: true, anytime: true }, null, "anytime"],
  ["an action for any time at a place", { ...plain, ...here, anytime: true }, HOME, "anytime"],
];
for (const [label, event, place, way] of ways) {
  test(`the way to take part: ${label}`, () => {
    const results = search([{ ...event, id: "x" }], { ...NONE, zip: place?.zip ?? "" }, { ...MOMENT, place });
    assert.deepEqual(countWays(results), { place: 0, online: 0, anytime: 0, [way]: 1 });
  });
}

test("a distance of any length", () => {
  const near = (within) => countWays(ask({ zip: "60540", within, kind: "canvass" }, HOME)).place;
  assert.deepEqual(["8", "9", "any"].map(near), [5, 6, 7]);
});

test("a state that is not the ZIP's is no mistake where something for it is in reach", () => {
  const carpool = { ...plain, id: "carpool", ...here, helps: ["WI"], slots: [at(20)] };
  const filters = { ...NONE, zip: "60540", state: "WI" };
  const isWrong = (some, others = {}, place = HOME) => {
    const asked = { ...filters, ...others };
    return isStateOutOfReach(search(some, asked, { ...MOMENT, place }), asked, place);
  };
  assert.equal(isWrong([carpool]), false);
  assert.equal(isWrong([{ ...carpool, ...plain, online: true, helps: ["WI"] }]), true);
  assert.equal(isWrong([]), true);
  assert.equal(isWrong([], { state: "IL" }), false);
  assert.equal(isWrong([], { state: "" }), false);
  assert.equal(isWrong([], { zip: "" }, null), false);
});

const EAST = [[0, -300, ""]];
const clocks = [
  ["online, the reader's", { online: true }, at(27), 0, ["evening"]], // 3 am in Greenwich
  ["at a place, its own", here, at(27), 1, ["morning"]],
  ["at a place or online, its own", { ...here, online: true }, at(27), 1, ["morning"]],
  ["moved online, the reader's", { ...here, online: true, status: "moved-online" }, at(27), 0, ["evening"]],
  ["online all day, its own", { online: true }, { ...at(24), expires: 48 * HOUR, form: 2 }, 1, ["morning", "afternoon", "evening"]],
];
for (const [label, fields, slot, day, times] of clocks) {
  test(`the clock that counts: ${label}`, () => {
    const some = [{ ...plain, id: "x", ...fields, slots: [slot] }];
    const moment = { ...MOMENT, now: 25 * HOUR, zone: EAST };
    const { results, count } = survey(some, NONE, moment);
    assert.deepEqual(results.map((result) => groupOf(result, NONE)), [day]);
    const counts = count();
    assert.deepEqual([...counts.time.keys()], times);
    assert.deepEqual([...counts.when.keys()], [day]);
    for (const time of ["morning", "evening"]) {
      assert.equal(search(some, { ...NONE, time }, moment).length, times.includes(time) ? 1 : 0, time);
    }
  });
}
