// The note above a copy that says what day it is from. The worker writes it into the page, so that no script of the
// page has to run and its content security policy allows it.

import { INDEX, find } from "./kept.js";

const FINDER = "events/";

/** A copy of a page with a note at the top. */
export async function withNote(kept, words, path) {
  const time = new Date(kept.headers.get("kept"));
  const format = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long", timeStyle: "short" });
  const sentences = [words.replace("{time}", () => format.format(time)), path === FINDER ? await scope() : ""];
  const text = sentences.filter(Boolean).join(" ");
  const note = `<aside class="archive" aria-label="${escaped(WORDS.label)}"><p class="wide">${escaped(text)}</p></aside>`;
  const html = (await kept.text()).replace("<header", (found) => note + found);
  return new Response(html, { headers: kept.headers });
}

const SIGNS = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<"]/g, (sign) => SIGNS[sign]);

/** A sentence on which states an offline search covers. */
async function scope() {
  const manifest = await (await find(INDEX, "search/manifest.json"))?.json();
  const names = Object.values(STATES).filter(([code]) => manifest?.states[code]).map(([, name]) => name);
  if (!names.length) return "";
  return WORDS.states.replace("{states}", () => new Intl.ListFormat(LANGUAGE).format(names));
}
