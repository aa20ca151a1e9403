/** The states that words name: in full, by their codes, half typed, or with a letter or two wrong. */

const LEAST_FOR_BEGINNINGS = 3;
const LEAST_FOR_TYPOS = 4;
const LEAST_FOR_TWO_TYPOS = 9;
const SHORT = new Map([["north", "n"], ["south", "s"], ["west", "w"]]);

/** The names of states, from pairs of code and words: each { code, letters, words } with its letters and how many words. */
export function stateNames(states) {
  const name = (code, words) => ({ code, letters: words.join(""), words: words.length });
  return states.flatMap(([code, words]) => {
    const names = [name(code, words)];
    if (SHORT.has(words[0])) names.push(name(code, [SHORT.get(words[0]), ...words.slice(1)]));
    if (words[0] === "u") names.push(name(code, ["us", ...words.slice(2)]), name(code, words.slice(2)));
    return names;
  });
}

/**
 * The state that begins at a place in some words: { length, state, likely }. So many words name it; `state` is its
 * code, or null; `likely` are the codes of those that may be meant where nothing else is found. Words that are idle
 * are no part of a name unless it has them.
 */
export function stateAt(words, at, names, isIdle) {
  const windows = [4, 3, 2, 1].filter((length) => at + length <= words.length).map((length) => words.slice(at, at + length));
  for (const some of windows) {
    const fits = ({ letters, words: count }) => letters === some.join("") && (count === some.length || !some.some(isIdle));
    const found = names.find(fits);
    if (found) return { length: some.length, state: found.code, likely: [] };
  }
  for (const some of windows) {
    const likely = some.some(isIdle) ? [] : likelyStates(some, names, at + some.length === words.length);
    if (likely.length) return { length: some.length, state: null, likely };
  }
  return { length: 1, state: null, likely: [] };
}

/** The codes of the states that some words begin to name, if they are the last, else of those nearest to them. */
function likelyStates(some, names, isLast) {
  const typed = some.join("");
  const alike = names.filter(({ words }) => words === some.length || some.length === 1);
  if (isLast && typed.length >= LEAST_FOR_BEGINNINGS) {
    const begun = names.filter(({ letters, words }) => letters.startsWith(typed) && words >= some.length);
    if (begun.length) return codesOf(begun);
  }
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
