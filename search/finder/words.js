/** Keywords. What is typed becomes plain words; lunr's query syntax never sees it. */

import { concerns } from "./event.js";

// Letters that Unicode does not take apart into a plain one and a mark; the same as in ../words.py.
const PLAIN = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };

/** Words that say nothing on a page of events. */
const IDLE = new Set(["event", "events", "near", "nearby"]);

const LEAST_FOR_TYPOS = 4;
const LEAST_FOR_BEGINNINGS = 3;

/** The words of a text in lower case, without accents and apostrophes. */
export function split(text) {
  const bare = text.replace(/['’‘`´ʻʼ]/g, "").normalize("NFKD").replace(/\p{M}/gu, "");
  const plain = bare.toLowerCase().replace(/[øłđðþßæœı]/g, (letter) => PLAIN[letter]);
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The stem of a word, ending in y in place of i, as ../words.py makes it. */
export function stem(lunr, word) {
  return lunr.stemmer(new lunr.Token(word)).toString().replace(/i$/, "y");
}

/**
 * What has to be found for a text: terms of { words, state, isLast }. `state` is the code of a state
 * that the words name, or null. `states` are pairs of code and name.
 */
export function parseTerms(lunr, text, states) {
  const names = new Map(states.map(([code, name]) => [split(name).join(" "), code]));
  const codes = new Map(states.map(([code]) => [code.toLowerCase(), code]));
  const isShouted = text === text.toUpperCase() && /\s/.test(text.trim());
  const isSaid = (word) => !isShouted && new RegExp(`\\b${word.toUpperCase()}\\b`).test(text);
  const words = split(text);
  const terms = [];
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find((count) => names.has(words.slice(at, at + count).join(" "))) ?? 1;
    const some = words.slice(at, at + length);
    at += length;
    const isStop = length === 1 && (IDLE.has(some[0]) || lunr.stopWordFilter(some[0]) === undefined);
    // IN, OR and ME are states in capitals and idle words else.
    if (isStop && !(codes.has(some[0]) && isSaid(some[0]))) continue;
    const state = names.get(some.join(" ")) ?? codes.get(some[0]) ?? null;
    terms.push({ words: some, state, isLast: at === words.length });
  }
  return terms;
}

/**
 * The ids of the events that match all terms; null where there are none, so that nothing is asked.
 * `shards` are { index, events }: the lunr index of each shard and its events by row.
 */
export function findWords(lunr, shards, terms) {
  if (!terms.length) return null;
  const sets = terms.map((term) => {
    const exact = idsOf(lunr, shards, term, false);
    return exact.size ? exact : idsOf(lunr, shards, term, true);
  });
  return sets.reduce((all, some) => new Set([...all].filter((id) => some.has(id))));
}

/** The ids of the events with a term, with a typo allowed or not. */
function idsOf(lunr, shards, term, forgiving) {
  const ids = new Set();
  for (const { index, events } of shards) {
    for (const row of rowsOf(lunr, index, term, forgiving)) ids.add(events[row].id);
    if (!term.state) continue;
    for (const event of events) if (concerns(event, term.state)) ids.add(event.id);
  }
  return ids;
}

/** The rows of a shard that have all words of a term. */
function rowsOf(lunr, index, { words, isLast }, forgiving) {
  const rows = words.map((word, at) => {
    const isOpen = isLast && at === words.length - 1;
    const found = index.query((query) => addClauses(lunr, query, word, isOpen, forgiving));
    return new Set(found.map(({ ref }) => Number(ref)));
  });
  return [...rows[0]].filter((row) => rows.every((some) => some.has(row)));
}

/** One word: as its stem, the last one typed also as a beginning, or with one letter wrong. */
function addClauses(lunr, query, word, isOpen, forgiving) {
  const forms = new Set([word, stem(lunr, word)]);
  for (const form of forms) {
    query.term(form, { usePipeline: false });
    if (isOpen && form.length >= LEAST_FOR_BEGINNINGS) {
      query.term(form, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
    }
    if (forgiving && form.length >= LEAST_FOR_TYPOS) {
      query.term(form, { usePipeline: false, editDistance: 1 });
    }
  }
}
