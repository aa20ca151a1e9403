/** Recognizes names in keywords that events need not mention: states, languages, ways to take part. Typos are allowed. */

import { concerns, isOpenToWheelchairs, isPlace } from "./event.js";
import { split } from "./letters.js";

const LEAST_FOR_BEGINNINGS = 3;
const LEAST_FOR_TYPOS = 4;
const LEAST_FOR_TWO_TYPOS = 9;
const LEAST_OF_OTHERS = 6; // for typos in names other than states: "room" is not Zoom
const SHORT = new Map([["north", "n"], ["south", "s"], ["west", "w"]]);

/** What people call the ways to take part, with a test for each way. */
const WAYS = [
  [({ online }) => online, ["online", "virtual", "virtually", "remote", "remotely", "zoom", "from home"]],
  [isPlace, ["in person"]],
  [isOpenToWheelchairs, ["wheelchair", "wheelchairs"]],
  [({ accessible }) => accessible, ["accessible", "accessibility", "ADA"]],
];

/** More names of languages by code; Intl has only one in each language. */
const MORE_NAMES = { ase: ["ASL", "Sign language"], bn: ["Bengali"], fa: ["Farsi"], ht: ["Haitian", "Creole"], zh: ["Mandarin"] };

/** A name: its words, the words joined, the least letters to allow a typo, and a test for the events it means. */
const nameOf = (words, least, holds) => ({ words, letters: words.join(""), least, holds });

/** The names of states, from pairs of code and name. */
export function stateNames(states) {
  return states.flatMap(([code, said]) => {
    const words = split(said);
    const ways = [words];
    if (SHORT.has(words[0])) ways.push([SHORT.get(words[0]), ...words.slice(1)]);
    if (words[0] === "u") ways.push(["us", ...words.slice(2)], words.slice(2));
    return ways.map((some) => nameOf(some, LEAST_FOR_TYPOS, (event) => concerns(event, code)));
  });
}

/** Pairs of code and name of languages: in English, in the page's language and in their own. */
export function languageNames(codes, page) {
  return codes.flatMap((code) => {
    const said = ["en", page, code].map((language) => new Intl.DisplayNames([language], { type: "language" }).of(code));
    return [...new Set([...said, ...(MORE_NAMES[code] ?? [])])].map((name) => [code, name]);
  });
}

/** The names of the events' languages, and of the ways to take part. */
export function otherNames(languages) {
  const spoken = languages.map(([code, said]) => [said, (event) => event.languages.includes(code)]);
  const ways = WAYS.flatMap(([holds, names]) => names.map((said) => [said, holds]));
  return [...spoken, ...ways].map(([said, holds]) => nameOf(split(said), LEAST_OF_OTHERS, holds));
}

/**
 * The name at a place in some words: { length, named, likely }. It has that many words; `named` has tests for the
 * events that it means, `likely` tests for what may be meant if nothing else is found.
 */
export function nameAt(words, at, names, isIdle) {
  const windows = [4, 3, 2, 1].filter((length) => at + length <= words.length).map((length) => words.slice(at, at + length));
  for (const some of windows) {
    const found = namesFor(some, names, isIdle).filter(({ letters }) => letters === some.join(""));
    if (found.length) return { length: some.length, named: testsOf(found), likely: [] };
  }
  for (const some of windows) {
    const likely = likelyNames(some, namesFor(some, names, isIdle), at + some.length === words.length);
    if (likely.length) return { length: some.length, named: [], likely: testsOf(likely) };
  }
  return { length: 1, named: [], likely: [] };
}

/** The names that some words can mean: an ignored word must be in the same place, as in "District of Columbia". */
function namesFor(some, names, isIdle) {
  const idle = [...some.entries()].filter(([, word]) => isIdle(word));
  return names.filter(({ words }) => idle.every(([at, word]) => words[at] === word));
}

/** The names that start with some words, if those are the last, else the most similar names. */
function likelyNames(some, names, isLast) {
  const typed = some.join("");
  if (isLast && typed.length >= LEAST_FOR_BEGINNINGS) {
    const begun = names.filter(({ letters, words }) => words.length >= some.length && letters.startsWith(typed));
    if (begun.length) return begun;
  }
  const alike = names.filter(({ words }) => some.length === 1 || words.length === some.length);
  const far = alike.map((name) => [wrongLetters(typed, name.letters, mostWrong(name)), name]);
  const least = Math.min(...far.map(([wrong]) => wrong));
  return least === Infinity ? [] : far.filter(([wrong]) => wrong === least).map(([, name]) => name);
}

const testsOf = (names) => names.map(({ holds }) => holds);

const mostWrong = ({ letters: { length }, least }) => (length >= LEAST_FOR_TWO_TYPOS ? 2 : length >= least ? 1 : 0);

/** How many letters are wrong, missing, extra or swapped; Infinity for more than `most`. */
function wrongLetters(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + (isSame ? 0 : 1));
      const isTurned = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isTurned) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    [before, last] = [last, next];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}
