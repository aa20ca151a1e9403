/** The states that words name: in full, by their codes, half typed, or with a letter or two wrong. */

const LEAST_FOR_BEGINNINGS = 3;
const LEAST_FOR_TYPOS = 4;
const LEAST_FOR_TWO_TYPOS = 9;
const SHORT = new Map([["north", "n"], ["south", "s"], ["west", "w"]]);

/** The names of states, from pairs of code and words: each { code, words, letters }. */
export function stateNames(states) {
  const name = (code, words) => ({ code, words, letters: words.join("") });
  return states.flatMap(([code, words]) => {
    const names = [name(code, words)];
    if (SHORT.has(words[0])) names.push(name(code, [SHORT.get(words[0]), ...words.slice(1)]));
    if (words[0] === "u") names.push(name(code, ["us", ...words.slice(2)]), name(code, words.slice(2)));
    return names;
  });
}

/**
 * The state that is named at a place in some words: { length, state, likely }. So many words name it; `state` is its
 * code, or null; `likely` are the codes of those that may be meant where nothing else is found.
 */
export function stateAt(words, at, names, isIdle) {
  const windows = [4, 3, 2, 1].filter((length) => at + length <= words.length).map((length) => words.slice(at, at + length));
  for (const some of windows) {
    const found = namesFor(some, names, isIdle).find(({ letters }) => letters === some.join(""));
    if (found) return { length: some.length, state: found.code, likely: [] };
  }
  for (const some of windows) {
    const likely = likelyStates(some, namesFor(some, names, isIdle), at + some.length === words.length);
    if (likely.length) return { length: some.length, state: null, likely };
  }
  return { length: 1, state: null, likely: [] };
}

/** The names that some words can stand for: an idle word has to be in its place, as in "District of Columbia". */
function namesFor(some, names, isIdle) {
  const idle = [...some.entries()].filter(([, word]) => isIdle(word));
  return names.filter(({ words }) => idle.every(([at, word]) => words[at] === word));
}

/** The codes of the states that some words begin to name, if they are the last, else of those nearest to them. */
function likelyStates(some, names, isLast) {
  const typed = some.join("");
  if (isLast && typed.length >= LEAST_FOR_BEGINNINGS) {
    const begun = names.filter(({ letters, words }) => words.length >= some.length && letters.startsWith(typed));
    if (begun.length) return codesOf(begun);
  }
  const alike = names.filter(({ words }) => some.length === 1 || words.length === some.length);
  const far = alike.map((name) => [wrongLetters(typed, name.letters, mostWrong(name.letters)), name]);
  const least = Math.min(...far.map(([wrong]) => wrong));
  return least === Infinity ? [] : codesOf(far.filter(([wrong]) => wrong === least).map(([, name]) => name));
}

const codesOf = (names) => [...new Set(names.map(({ code }) => code))];

const mostWrong = ({ length }) => (length >= LEAST_FOR_TWO_TYPOS ? 2 : length >= LEAST_FOR_TYPOS ? 1 : 0);

/** How many letters are wrong, missing, too many or in each other's place; Infinity for more than `most`. */
export function wrongLetters(one, other, most) {
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
