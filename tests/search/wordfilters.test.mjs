import assert from "node:assert/strict";
import { test } from "node:test";
import { filtersInWords, placeInWords } from "../../search/finder/wordfilters.js";

const CHOICES = {
  languages: [["es", "Spanish"], ["zh", "Chinese"], ["ase", "American Sign Language"]],
  kinds: [["canvass", "Canvass"], ["phone-bank", "Phone bank"], ["letter-writing", "Letter writing"]],
};
const offered = [
  ["nothing", "", []],
  ["words that are none", "market hall", []],
  ["a day", "today", [["today", { when: "today", q: "" }]]],
  ["an evening", "rides tonight", [["tonight", { when: "today", time: "evening", q: "rides" }]]],
  ["a weekend in two words", "This  weekend & Naperville", [["This weekend", { when: "weekend", q: "& Naperville" }]]],
  ["a week and a part of the day", "this week, evenings", [["this week", { when: "week", q: "evenings" }], ["evenings", { time: "evening", q: "this week," }]]],
  ["from home", "virtual", [["virtual", { online: "only", q: "" }]]],
  ["with a hyphen", "in-person doors", [["in-person", { online: "without", q: "doors" }]]],
  ["the longest name", "wheelchair accessible", [["wheelchair accessible", { access: "yes", q: "" }]]],
  ["a language", "Spanish calls", [["Spanish", { language: "es", q: "calls" }]]],
  ["a language in its own words", "español", [["español", { language: "es", q: "" }]]],
  ["a language by another name", "ASL, mandarin", [["ASL", { language: "ase", q: "mandarin" }], ["mandarin", { language: "zh", q: "ASL," }]]],
  ["a language that the form does not have", "Vietnamese", []],
  ["a type of event together", "phonebanking", [["phonebanking", { kind: "phone-bank", q: "" }]]],
  ["a type of event apart", "phone banks in Ohio", [["phone banks", { kind: "phone-bank", q: "in Ohio" }]]],
  ["not a part of a word with a hyphen", "today-ish", []],
];
for (const [label, text, expected] of offered) {
  test(`words that are a filter: ${label}`, () => {
    assert.deepEqual(filtersInWords(text, CHOICES, "en").map(({ words, filters }) => [words, filters]), expected);
  });
}

test("a language in the language of the page", () => {
  assert.deepEqual(filtersInWords("chino", CHOICES, "es"), [{ words: "chino", filters: { language: "zh", q: "" } }]);
});

const STATES = [["ME", "Maine"], ["NY", "New York"], ["NC", "North Carolina"], ["WI", "Wisconsin"], ["VI", "U.S. Virgin Islands"]];
const places = [
  ["digits", "60540", null],
  ["letters with digits", "12 Main St", null],
  ["nothing", "  ", null],
  ["a city", "Naperville", { words: "Naperville", state: null }],
  ["a city with its state", "Brooklyn, NY", { words: "Brooklyn", state: "NY" }],
  ["a city with its state in small letters", "brooklyn,ny", { words: "brooklyn", state: "NY" }],
  ["a city with its state in words", "La Crosse Wisconsin", { words: "La Crosse", state: "WI" }],
  ["a city of the name of its state", "New York, New York", { words: "New York", state: "NY" }],
  ["words that end like a code", "call me", { words: "call me", state: null }],
  ["a state", "wisconsin", { words: "wisconsin", state: "WI" }],
  ["a state in short", "N. Carolina", { words: "N. Carolina", state: "NC" }],
  ["a code", "wi", { words: "wi", state: "WI" }],
  ["accents", "Cañon City", { words: "Cañon City", state: null }],
];
for (const [label, text, expected] of places) {
  test(`a place where a ZIP belongs: ${label}`, () => assert.deepEqual(placeInWords(text, STATES), expected));
}
