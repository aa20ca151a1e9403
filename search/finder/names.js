/** What words name that texts need not say: a state, a language, or a way to take part; in full, half typed or misspelt. */

import { concerns, isOpenToWheelchairs, isPlace } from "./event.js";
import { split } from "./letters.js";

const LEAST_FOR_BEGINNINGS = 3;
const LEAST_FOR_TYPOS = 4;
const LEAST_FOR_TWO_TYPOS = 9;
const LEAST_OF_OTHERS = 6; // for typos in what names no state: "room" is no Zoom
const SHORT = new Map([["north", "n"], ["south", "s"], ["west", "w"]]);

/** What people call the ways to take part, each way by what holds for its events. */
const WAYS = [
  [({ online }) => online, ["online", "virtual", "virtually", "remote", "remotely", "zoom", "from home"]],
  [isPlace, ["in person"]],
  [isOpenToWheelchairs, ["wheelchair", "wheelchairs"]],
  [({ accessible }) => accessible, ["accessible", "accessibility", "ADA"]],
];

/** Further names of languages by their codes; Intl has one in each language. */
const MORE_NAMES = { ase: ["ASL", "Sign language"], bn: ["Bengali"], fa: ["Farsi"], ht: ["Haitian", "Creole"], zh: ["Mandarin"] };

/** A name: its words, as one, from how many letters on it may have a letter wrong, and what holds for the events it means. */
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

/** Pairs of code and name of languages: in English, in the language of the page and in their own. */
export function languageNames(codes, page) {
  return codes.flatMap((code) => {
    const said = ["en", page, code].map((language) => new Intl.DisplayNames([language], { type: "language" }).of(code));
    return [...new Set([...said, ...(MORE_NAMES[code] ?? [])])].map((name) => [code, name]);
  });
}

/** The names of the languages that events are in, and of the ways to take part. */
export function otherNames(languages) {
  const spoken = languages.map(([code, said]) => [said, (event) => event.languages.includes(code)]);
  const ways = WAYS.flatMap(([holds, names]) => names.map((said) => [said, holds]));
  return [...spoken, ...ways].map(([said, holds]) => nameOf(split(said), LEAST_OF_OTHERS, holds));
}

/**
 * What is named at a place in some words: { length, named, likely }. So many words name it; `named` are tests for the
 * events that it means, `likely` those for what may be meant where nothing else is found.
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

/** The names that some words can stand for: an idle word has to be in its place, as in "District of Columbia". */
function namesFor(some, names, isIdle) {
  const idle = [...some.entries()].filter(([, word]) => isIdle(word));
  return names.filter(({ words }) => idle.every(([at, word]) => words[at] === word));
}

/** The names that some words begin, if they are the last, else those nearest to them. */
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

/** How many letters are wrong, missing, too many or in each other's place; Infinity for more than `most`. */
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
