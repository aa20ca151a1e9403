/** Finds events by keywords. Loaded with the first search that has some. */

import { SEARCH, loadShard, once } from "./load.js";
import { uniqueEvents } from "./query.js";
import { findWords, languageNames, parseTerms } from "./words.js";

/** The ids of the events that the keywords find. */
export async function findByWords(text, names, shards, manifest, states) {
  const [lunr, ...files] = await Promise.all([loadLunr(), ...names.map((name) => loadShard("words", name, manifest))]);
  const indexes = files.map((file, at) => {
    // The word index names events by their row in the columns, so both must come from one build.
    if (file.version !== shards[at].version) throw new Error(`${names[at]} comes from two builds`);
    return { index: lunr.Index.load(file.index), events: shards[at].events };
  });
  const spoken = [...new Set(uniqueEvents(shards).flatMap(({ languages }) => languages))];
  const languages = languageNames(spoken, document.documentElement.lang);
  return findWords(lunr, indexes, parseTerms(lunr, text, states, languages));
}

/** Load lunr.js. It is not a module: it sets a global. */
function loadLunr() {
  return once("lunr.js", () => {
    const script = document.createElement("script");
    script.src = new URL("lunr.js", SEARCH).href;
    const loading = new Promise((resolve, reject) => {
      script.onload = () => resolve(globalThis.lunr);
      script.onerror = () => reject(new Error("lunr.js could not be loaded"));
    });
    document.head.append(script);
    return loading;
  });
}
