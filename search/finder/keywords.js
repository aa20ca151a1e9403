/** Keywords: which events have them. It is loaded once somebody asks for some. */

import { SEARCH, loadShard, once } from "./load.js";
import { onceEach } from "./query.js";
import { findWords, languageNames, parseTerms } from "./words.js";

/** The ids of the events that the keywords find. */
export async function findByWords(text, names, shards, manifest, states) {
  const [lunr, ...files] = await Promise.all([loadLunr(), ...names.map((name) => loadShard("words", name, manifest))]);
  const indexes = files.map((file, at) => {
    // Words name events by their row in the columns, so the two have to be of one build.
    if (file.version !== shards[at].version) throw new Error(`${names[at]} comes from two builds`);
    return { index: lunr.Index.load(file.index), events: shards[at].events };
  });
  const spoken = [...new Set(onceEach(shards).flatMap(({ languages }) => languages))];
  const languages = languageNames(spoken, document.documentElement.lang);
  return findWords(lunr, indexes, parseTerms(lunr, text, states, languages));
}

/** lunr.js, which is no module: it makes a global. */
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
