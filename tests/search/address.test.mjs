import assert from "node:assert/strict";
import { test } from "node:test";
import { includesKind, isAsking, joinKinds, NONE, readAddress, writeAddress } from "../../search/finder/address.js";
import { readTyped } from "../../search/finder/meanings.js";
import { withZipInHash } from "../../search/finder/parameters.js";

const BASE = "https://example.org/hub/events/";
const yes = (words) => [["yes", words]];

/** What the form offers, as typed.js tells it. */
const OFFERS = {
  zip: 100,
  within: [["10", "10 miles"], ["25", "25 miles"], ["50", "50 miles"], ["any", "Any distance"]],
  state: [["", "Any state"], ["DC", "District of Columbia"], ["NY", "New York"], ["PA", "Pennsylvania"], ["WA", "Washington"], ["WI", "Wisconsin"]],
  when: [["", "Any time"], ["today", "Today"], ["weekend", "This weekend"], ["week", "Next 7 days"], ["dates", "Choose dates"]],
  from: -1,
  to: -1,
  kind: [["canvass", "Canvass"], ["phone-bank", "Phone bank"]],
  q: 200,
  time: [["", "Any"], ["morning", "Morning"], ["evening", "Evening, from 5 pm"]],
  online: [["", "Include"], ["only", "Only online events"], ["without", "Leave out"]],
  language: [["", "Any"], ["es", "Spanish"]],
  host: 0,
  access: yes("Accessible venues only"),
  open: yes("Hide full, canceled and postponed events"),
  order: [["", "By day"], ["near", "Nearest first"]],
  view: [["", "list"], ["map", "map"]],
};
const read = (address, offers = OFFERS) => readTyped(BASE + address, offers);

const cases = [
  ["nothing", {}, ""],
  ["a ZIP stays in the fragment", { zip: "60540" }, "#zip=60540"],
  ["a distance goes with its ZIP", { zip: "60540", within: "any" }, "?within=any#zip=60540"],
  ["a state", { state: "WI" }, "?state=WI"],
  ["days", { when: "dates", from: "2024-11-02", to: "2024-11-03" }, "?when=dates&from=2024-11-02&to=2024-11-03"],
  ["words", { q: "José & co #1" }, "?q=Jos%C3%A9+%26+co+%231"],
  ["two types", { kind: "canvass,phone-bank" }, "?kind=canvass%2Cphone-bank"],
  ["a host", { host: "Fox & Hen, Inc." }, "?host=Fox+%26+Hen%2C+Inc."],
  ["all but days", { state: "PA", when: "weekend", kind: "phone-bank", online: "only", access: "yes", view: "map" }, "?state=PA&when=weekend&kind=phone-bank&online=only&access=yes&view=map"],
];

for (const [label, filters, address] of cases) {
  test(`${label}: to an address and back`, () => {
    assert.equal(writeAddress({ ...NONE, ...filters }), address);
    assert.deepEqual(readAddress(BASE + address), { ...NONE, ...filters });
    assert.deepEqual(read(address), { filters: { ...NONE, ...filters }, left: [] });
    assert.equal(isAsking({ ...NONE, ...filters }), address !== "");
  });
}

test("what has no effect is left out", () => {
  assert.equal(writeAddress({ ...NONE, within: "10", from: "2024-11-02" }), "");
});

const days = (from, to) => ({ when: "dates", from, to });
const typed = [
  ["a code in small letters", "?state=wi", { state: "WI" }],
  ["the name of a state", "?state=Wisconsin", { state: "WI" }],
  ["a name with a hyphen", "?state=new-york", { state: "NY" }],
  ["a name with a plus", "?state=new+york", { state: "NY" }],
  ["a name with %20", "?state=New%20York", { state: "NY" }],
  ["the capital, with marks", "?state=Washington,%20D.C.", { state: "DC" }],
  ["a parameter in capitals", "?State=WI&KIND=Canvass", { state: "WI", kind: "canvass" }],
  ["a full stop of the sentence around it", "?state=WI.", { state: "WI" }],
  ["a bracket around it", "?state=WI)", { state: "WI" }],
  ["quotation marks around it", "?state=%22WI%22", { state: "WI" }],
  ["& as an entity", "?state=WI&amp;when=weekend#zip=53703", { state: "WI", when: "weekend", zip: "53703" }],
  ["& as an entity twice", "?state=WI&amp;amp;when=weekend", { state: "WI", when: "weekend" }],
  ["& as a number", "?state=WI&#038;when=weekend&#38;kind=canvass#zip=53703", { state: "WI", when: "weekend", kind: "canvass", zip: "53703" }],
  ["= in percents", "?state%3DWI", { state: "WI" }],
  ["= as mail programs quote it", "?state=3DWI", { state: "WI" }],
  ["all behind the #", "#zip=53703&within=25&state=WI", { zip: "53703", within: "25", state: "WI" }],
  ["a distance with its unit", "?within=25+miles#zip=53703", { zip: "53703", within: "25" }],
  ["a distance with a short unit", "?within=25mi#zip=53703", { zip: "53703", within: "25" }],
  ["another name of a parameter", "?radius=any#zipcode=53703", { zip: "53703", within: "any" }],
  ["a type by its label", "?kind=phone%20bank", { kind: "phone-bank" }],
  ["types with a comma", "?kind=Phone+bank,+canvass", { kind: "phone-bank,canvass" }],
  ["a type again and again", "?kind=canvass&kind=phone-bank&kind=canvass", { kind: "canvass,phone-bank" }],
  ["a choice by its words", "?when=This+weekend&time=Evening,+from+5+pm", { when: "weekend", time: "evening" }],
  ["a language by its name", "?language=spanish", { language: "es" }],
  ["a box with true", "?open=true&access=1", { open: "yes", access: "yes" }],
  ["a box with no", "?open=no", {}],
  ["online: yes", "?online=yes", { online: "only" }],
  ["any", "?state=any&kind=all", {}],
  ["empty", "?state=&kind=&from=&zip=", {}],
  ["days without saying that they are days", "?from=2024-11-02&to=2024-11-03", days("2024-11-02", "2024-11-03")],
  ["a day for when", "?when=2024-11-02", days("2024-11-02", "2024-11-02")],
  ["two days for when", "?when=11/2/2024+to+11/3/2024", days("2024-11-02", "2024-11-03")],
  ["a day as in America", "?when=dates&from=11/2/2024", days("2024-11-02", "")],
  ["a day with a short year", "?date=11-2-24", days("2024-11-02", "2024-11-02")],
  ["a day that can be no month", "?date=25.12.2024", days("2024-12-25", "2024-12-25")],
  ["a day with its month in words", "?from=Saturday,+Nov.+2nd,+2024", days("2024-11-02", "")],
  ["a day before its month", "?to=2+November+2024", days("", "2024-11-02")],
  ["a day in one", "?from=20241102", days("2024-11-02", "")],
  ["a time behind it", "?from=2024-11-02T10:00", days("2024-11-02", "")],
  ["a ZIP in the query", "?zip=53703", { zip: "53703" }],
  ["the ZIP behind the # goes first", "?zip=53703#zip=60540", { zip: "60540" }],
  ["what others add", "?utm_source=x&fbclid=IwAR0#list", {}],
];

for (const [label, address, filters] of typed) {
  test(`typed by hand: ${label}`, () => assert.deepEqual(read(address), { filters: { ...NONE, ...filters }, left: [] }));
}

const kept = [
  ["a state that is none", "?state=Wisconsim", { state: "Wisconsim" }],
  ["a code that is none", "?state=XX", { state: "XX" }],
  ["a type that nothing has", "?kind=rally", { kind: "rally" }],
  ["one type of several that nothing has", "?kind=canvass,Town+hall", { kind: "canvass,Town hall" }],
  ["a language that nobody speaks here", "?language=vi", { language: "vi" }],
  ["a language with marks in its name", "?language=Creole/Kreyol", { language: "Creole/Kreyol" }],
  ["a time of day", "?time=night", { time: "night" }],
  ["online: maybe", "?online=maybe", { online: "maybe" }],
  ["a host that is none", "?host=Nobody", { host: "Nobody" }],
  ["days in words", "?when=nextmonth", { when: "nextmonth" }],
  ["days in words, with a day besides", "?when=someday&from=2024-11-02", { when: "someday", from: "2024-11-02" }],
  ["a distance that is no choice of the form", "?within=30#zip=60540", { within: "30", zip: "60540" }],
  ["the longest distance, with its unit", "?within=0500+miles#zip=60540", { within: "500", zip: "60540" }],
];

for (const [label, address, filters] of kept) {
  test(`a choice that the form does not have is kept: ${label}`, () => {
    assert.deepEqual(read(address), { filters: { ...NONE, ...filters }, left: [] });
  });
}

const { language: _, q: __, ...FEWER } = OFFERS;
const unread = [
  ["several states", "?state=WI,PA", { state: "WI" }, [["state", "several"]]],
  ["a state again", "?state=WI&state=PA", { state: "WI" }, [["state", "several"]]],
  ["a state and another that is none", "?state=Wisconsin+and+Foo", { state: "WI" }, [["state", "several"]]],
  ["no distance", "?within=0", {}, [["within", "unread"]]],
  ["a distance of half the country", "?within=1200", {}, [["within", "unread"]]],
  ["marks alone", "?state=%3F%3F&within=-", {}, [["within", "unread"], ["state", "unread"]]],
  ["a day without a year", "?from=11/2", { when: "dates" }, [["from", "unread"]]],
  ["a day that there is not", "?from=2024-02-30", { when: "dates" }, [["from", "unread"]]],
  ["a month that there is not", "?from=13/13/2024", { when: "dates" }, [["from", "unread"]]],
  ["a day for when that there is not", "?when=2024-02-30", { when: "dates" }, [["when", "unread"]]],
  ["a day for when without a year, with one besides", "?when=11/2&to=2024-11-03", { when: "dates", to: "2024-11-03" }, [["when", "unread"]]],
  ["a name of JavaScript's own", "?open=constructor&constructor=1", {}, [["open", "unread"]]],
  ["keywords of twenty thousand letters", `?q=${"a".repeat(20_000)}`, { q: "a".repeat(200) }, [["q", "cut"]]],
  ["half a letter at the end", `?q=a${"😀".repeat(120)}`, { q: `a${"😀".repeat(99)}` }, [["q", "cut"]]],
  ["a host of twenty thousand letters", `?host=${"a".repeat(20_000)}`, { host: "a".repeat(100) }, [["host", "cut"]]],
  ["a type of twenty thousand letters", `?kind=canvass,${"a".repeat(20_000)}`, { kind: `canvass,${"a".repeat(100)}` }, [["kind", "cut"]]],
  ["days of twenty thousand letters", `?when=${"a".repeat(20_000)}`, { when: "a".repeat(100) }, []],
  ["a state seven thousand times", `?state=${"WI,".repeat(7_000)}`, { state: "WI" }, []],
  ["a state of twenty thousand letters", `?state=${"W".repeat(20_000)}`, { state: "W".repeat(100) }, [["state", "cut"]]],
  ["a ZIP of twenty thousand digits", `#zip=${"6".repeat(20_000)}`, { zip: "6".repeat(100) }, [["zip", "cut"]]],
];

for (const [label, address, filters, left] of unread) {
  test(`what cannot be taken is told: ${label}`, () => {
    const found = read(address);
    assert.deepEqual(found, { filters: { ...NONE, ...filters }, left });
  });
}

test("what the form has no field for is told", () => {
  assert.deepEqual(read("?q=market&language=es&state=WI", FEWER).left, [["q", "unread"], ["language", "unread"]]);
});

test("so many parameters are read and no more", () => {
  assert.equal(read(`?${"x=1&".repeat(50_000)}state=WI`).filters.state, "");
});

const moved = [
  ["alone", "?zip=53703", "#zip=53703"],
  ["between others, which stay as they are", "?utm_source=x&zip=53703&state=wi", "?utm_source=x&state=wi#zip=53703"],
  ["behind an entity", "?state=WI&amp;ZIP=53703-1234", "?state=WI#zip=53703"],
  ["with another name", "?zip_code=53703", "#zip=53703"],
  ["with = in percents", "?zip%3D53703", "#zip=53703"],
  ["twice", "?zip=53703&zip=60540", "#zip=53703"],
  ["with another behind the #", "?zip=53703#zip=60540", "#zip=60540"],
  ["in words", "?zip=Madison,+WI+53703", "#zip=53703"],
  ["that is none", "?zip=Main+St", "#zip=Main%20St"],
  ["empty", "?state=WI&zip=#list", "?state=WI#list"],
];

for (const [label, address, expected] of moved) {
  test(`a ZIP in the query goes behind the #: ${label}`, () => assert.equal(withZipInHash(BASE + address), BASE + expected));
}

test("where the query has no ZIP nothing is moved", () => {
  for (const address of ["", "?state=WI#zip=53703", "#zip=53703", "?q=zip"]) assert.equal(withZipInHash(BASE + address), null, address);
});

test("several types in one filter", () => {
  const kind = joinKinds(["phone-bank", "rally"]);
  assert.deepEqual(["phone-bank", "rally", "bank", ""].map((one) => includesKind(kind, one)), [true, true, false, false]);
});

test("no type chosen", () => assert.equal(includesKind(joinKinds([]), "rally"), false));
