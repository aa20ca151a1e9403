import assert from "node:assert/strict";
import { test } from "node:test";
import { areDaysOver, chosenDays, dayOf, daysInPicker, localDay, parseDay, partsOfDay, readersMoment, slotDays, weekday, writeDay } from "../../search/finder/days.js";

const day = (text) => parseDay(text);
const minute = (text) => Date.parse(text) / 60000;

// New York around the end of daylight saving time in 2024.
const EAST = [
  [0, -240, "EDT"],
  [minute("2024-11-03T06:00Z"), -300, "EST"],
];

const choices = [
  ["today", {}, "2024-10-14", ["2024-10-14", "2024-10-14"]],
  ["tomorrow", {}, "2024-10-31", ["2024-11-01", "2024-11-01"]],
  ["weekend", {}, "2024-10-14", ["2024-10-19", "2024-10-20"]],
  ["weekend", {}, "2024-10-18", ["2024-10-19", "2024-10-20"]],
  ["weekend", {}, "2024-10-19", ["2024-10-19", "2024-10-20"]],
  ["weekend", {}, "2024-10-20", ["2024-10-20", "2024-10-20"]],
  ["week", {}, "2024-10-14", ["2024-10-14", "2024-10-20"]],
  ["dates", { from: "2024-10-16", to: "2024-10-17" }, "2024-10-14", ["2024-10-16", "2024-10-17"]],
  ["dates", { from: "", to: "2024-10-17" }, "2024-10-14", ["2024-10-14", "2024-10-17"]],
  ["dates", { from: "2024-10-01", to: "2024-10-17" }, "2024-10-14", ["2024-10-14", "2024-10-17"]],
];

for (const [when, days, today, expected] of choices) {
  test(`${when} ${days.from ?? ""} on ${today}`, () => {
    assert.deepEqual(chosenDays({ when, from: "", to: "", ...days }, day(today)), expected.map(day));
  });
}

test("without a last day there is no end", () => {
  assert.deepEqual(chosenDays({ when: "dates", from: "2024-10-16", to: "" }, day("2024-10-14")), [day("2024-10-16"), Infinity]);
});

test("any time asks for no days", () => {
  assert.equal(chosenDays({ when: "" }, day("2024-10-14")), null);
});

test("a day is that of the clocks on the wall", () => {
  assert.equal(localDay(EAST, minute("2024-11-03T03:59Z")), day("2024-11-02"));
  assert.equal(localDay(EAST, minute("2024-11-03T04:00Z")), day("2024-11-03"));
  assert.equal(localDay(EAST, minute("2024-11-04T04:59Z")), day("2024-11-03"));
  assert.equal(localDay(EAST, minute("2024-11-04T05:00Z")), day("2024-11-04"));
});

test("a slot that ends at midnight ends on the day before, also where clocks change in between", () => {
  const slot = { zone: EAST, start: minute("2024-11-02T04:00Z"), expires: minute("2024-11-04T05:00Z") };
  assert.deepEqual(slotDays(slot), [day("2024-11-02"), day("2024-11-03")]);
});

test("of days that nobody knows there is none", () => {
  const [first, last] = chosenDays({ when: "nextmonth" }, day("2024-10-14"));
  assert.ok(first > last);
});

const over = [
  ["until yesterday", { when: "dates", from: "2024-10-01", to: "2024-10-13" }, true],
  ["until today", { when: "dates", from: "2024-10-01", to: "2024-10-14" }, false],
  ["from a day in the past on", { when: "dates", from: "2024-10-01", to: "" }, false],
  ["days that are not asked for", { when: "week", from: "2024-10-01", to: "2024-10-13" }, false],
];
for (const [label, filters, expected] of over) {
  test(`days that are over: ${label}`, () => assert.equal(areDaysOver(filters, day("2024-10-14")), expected));
}

/** What a browser in a zone makes of an instant. */
function inZone(name, instant) {
  const before = process.env.TZ;
  process.env.TZ = name;
  const moment = readersMoment(minute(instant));
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
  return moment;
}

const readers = [
  ["America/New_York", "2024-10-14T03:59Z", "2024-10-13", [-240, -300, -240, -300, -240]],
  ["America/New_York", "2024-10-14T04:00Z", "2024-10-14", [-240, -300, -240, -300, -240]],
  ["Pacific/Auckland", "2024-10-14T12:00Z", "2024-10-15", [720, 780, 720, 780, 720, 780]],
  ["Asia/Kathmandu", "2024-10-14T18:30Z", "2024-10-15", [345]],
  ["Pacific/Honolulu", "2024-10-14T09:59Z", "2024-10-13", [-600]],
];
for (const [zone, instant, today, offsets] of readers) {
  test(`the reader's clock in ${zone} at ${instant}`, () => {
    const moment = inZone(zone, instant);
    assert.equal(writeDay(moment.today), today);
    assert.deepEqual(moment.zone.map(([, offset]) => offset), offsets);
  });
}

test("the reader's clock changes on the minute", () => {
  const { zone } = inZone("America/New_York", "2024-10-14T16:00Z");
  assert.deepEqual(zone[1].slice(0, 2), EAST[1].slice(0, 2));
});

test("weekdays count from Sunday", () => {
  assert.deepEqual(["2024-10-20", "2024-10-14", "2024-10-19"].map((text) => weekday(day(text))), [0, 1, 6]);
});

test("what is no day is none", () => {
  for (const text of ["", "2024-11", "2024-13-01", "x", "2024-11-02T00:00"]) assert.equal(parseDay(text), null, text);
});

const utc = [[0, 0, "UTC"]];
const hours = (from, to, form = 0) => ({ start: from * 60, expires: to * 60, zone: utc, form });
const DAY = 24;
const stripped = [
  ["one of an hour", [DAY + 6, DAY + 8], [1]],
  ["one under way since yesterday", [2, 2 * DAY + 12], [1, 2]],
  ["one on the last day of the strip, and on", [14 * DAY + 1, 16 * DAY], [14]],
  ["one after it", [15 * DAY + 1, 15 * DAY + 2], []],
];
for (const [label, slot, days] of stripped) {
  test(`the days of the strip: ${label}`, () => {
    assert.deepEqual(daysInPicker(hours(...slot), { now: (DAY + 2) * 60, today: 1 }), days);
  });
}

const long = hours(DAY + 6, 4 * DAY + 12); // from day 1 to day 4
const under = [
  ["before it begins", 0, undefined, 1],
  ["while it lasts", 2, undefined, 2],
  ["on its last day", 4, undefined, 4],
  ["for a day before it", 0, 0, 1],
  ["for a day in the midst of it", 0, 3, 3],
  ["for a day that has gone by", 3, 2, 3],
  ["for its last day", 0, 4, 4],
];
for (const [label, today, from, expected] of under) {
  test(`the day under which a slot of four days stands: ${label}`, () => {
    assert.equal(dayOf(long, (today * DAY + 8) * 60, from), expected);
  });
}

const parts = [
  ["midnight", hours(0, 1), ["morning"]],
  ["just before noon", hours(11.99, 13), ["morning"]],
  ["noon", hours(12, 13), ["afternoon"]],
  ["just before five", hours(16.99, 20), ["afternoon"]],
  ["five", hours(DAY + 17, DAY + 18), ["evening"]],
  ["all day", hours(0, 24, 2), ["morning", "afternoon", "evening"]],
  ["ten in the evening in Greenwich, on a clock 8 hours behind", { ...hours(22, 23), zone: [[0, -480, "PST"]] }, ["afternoon"]],
];
for (const [label, slot, expected] of parts) {
  test(`part of the day: ${label}`, () => assert.deepEqual(partsOfDay(slot), expected));
}

test("a day as the form has it", () => assert.equal(writeDay(parseDay("2024-11-02")), "2024-11-02"));
