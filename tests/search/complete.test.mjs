import assert from "node:assert/strict";
import { test } from "node:test";
import { completions, phrasesOf } from "../../search/finder/complete.js";

const kinds = new Map([["phone-bank", "Phone bank"], ["carpool", "Carpool"]]);
const states = new Map([["PA", "Pennsylvania"], ["OR", "Oregon"]]);
const spoken = new Map([["es", "Spanish"]]);
const event = (kind, city, host, state, title, languages = []) => ({ kind, city, host, state, title, languages });
const phrases = phrasesOf(
  [
    event("carpool", "Philadelphia", "Café José", "PA", "Carpool to the phone-a-thon"),
    event("phone-bank", "Philadelphia", "", "PA", "Phones, phones, phones"),
    event("phone-bank", "", "", "", "Calls to Oregon"),
    event("", "Saint Louis", "", "", "中文志工電話"),
    event("", "St. Cloud", "", "", "", ["es", "ase"]),
  ],
  kinds,
  states,
  spoken,
);

const cases = [
  ["nothing typed", "", []],
  ["one letter", "p", []],
  ["the more events, the earlier", "ph", ["Philadelphia", "Phone bank", "phone-a-thon", "phones"]],
  ["a beginning in any case", "PHIL", ["Philadelphia"]],
  ["accents left out", "cafe j", ["Café José"]],
  ["the last of several words", "saturday carp", ["saturday Carpool"]],
  ["several words of one phrase", "phone b", ["Phone bank"]],
  ["states", "oreg", ["Oregon"]],
  ["a language that events are in", "spa", ["Spanish"]],
  ["a type of event once, though titles say it too", "carp", ["Carpool"]],
  ["what is whole already", "carpool", []],
  ["one word for two", "phoneb", ["Phone bank"]],
  ["a word of Chinese by its first letter", "中", ["中文志工電話"]],
  ["a saint in short", "st. l", ["Saint Louis"]],
  ["a saint in full", "saint cl", ["St. Cloud"]],
  ["a word of JavaScript", "constructor x", []],
  ["marks alone", '"(*^', []],
];
for (const [label, text, expected] of cases) {
  test(`completions: ${label}`, () => assert.deepEqual(completions(text, phrases), expected));
}

test("no more than eight", () => {
  const many = phrasesOf(Array.from({ length: 20 }, (_, at) => event("carpool", `Springfield ${at}`, "", "", "")), kinds, states, spoken);
  assert.equal(completions("spring", many).length, 8);
});
