/** What stands in an address, by the names of the filters, as people type it and mail programs leave it. */

import { MOST_IN_A_VALUE } from "./address.js";
import { parseZip } from "./zipcode.js";

const MOST_PARAMETERS = 100;

/** Other names that people give the filters, without spaces and marks. */
const NAMES = {
  zipcode: "zip", postalcode: "zip", postcode: "zip",
  distance: "within", radius: "within", miles: "within",
  states: "state",
  date: "when", day: "when",
  kinds: "kind", type: "kind", types: "kind", typeofevent: "kind", eventtype: "kind",
  keyword: "q", keywords: "q", words: "q", query: "q", search: "q",
  timeofday: "time",
  onlineevents: "online",
  languages: "language", lang: "language",
  accessible: "access",
};

/** The path, the query and the fragment of an address. Newsletters write & as an entity, of which some have a #. */
function partsOf(url) {
  const [, path, query = "", fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url.replace(/&(?:amp;|#0*38;)+/gi, "&"));
  return { path, query, fragment };
}

/**
 * The texts of an address by the name of the filter, a Map. The ZIP behind the # goes before one in the query,
 * and else the query first. No text is longer than 1,001 letters: whoever reads it sees that it is too long.
 */
export function parametersOf(url) {
  const { query, fragment } = partsOf(url);
  const [before, behind] = [query, fragment].map((text) => [...new URLSearchParams(text)].slice(0, MOST_PARAMETERS));
  const found = new Map();
  for (const [name, text] of [...behind.filter(([name]) => known(name) === "zip"), ...before, ...behind].map(whole)) {
    const filter = known(name);
    const cut = text.trim().slice(0, MOST_IN_A_VALUE + 1);
    if (!found.get(filter)?.includes(cut)) found.set(filter, [...(found.get(filter) ?? []), cut]);
  }
  return found;
}

/**
 * The address with the ZIP code of its query behind the #, which no browser sends to a host, in place of the
 * query; null where there is none to be moved. All else in it stays.
 */
export function behindHash(url) {
  const { path, query, fragment } = partsOf(url);
  const parts = query.split("&");
  const others = parts.filter((part) => nameOf(part) !== "zip");
  if (others.length === parts.length) return null;
  const [typed] = parametersOf(url).get("zip");
  const hash = typed ? `#zip=${encodeURIComponent(parseZip(typed) ?? typed)}` : fragment && `#${fragment}`;
  return path + (others.length ? `?${others.join("&")}` : "") + hash;
}

/** The name of the filter that a part of a query asks for. */
function nameOf(part) {
  const [first] = new URLSearchParams(part);
  return first ? known(whole(first)[0]) : "";
}

/** "state%3DWI" is a name and its text as well. */
function whole([name, text]) {
  const at = text === "" ? name.indexOf("=") : -1;
  return at < 0 ? [name, text] : [name.slice(0, at), name.slice(at + 1)];
}

function known(name) {
  const plain = name.slice(0, MOST_IN_A_VALUE).toLowerCase().replace(/[^a-z]/g, "");
  return Object.hasOwn(NAMES, plain) ? NAMES[plain] : plain;
}
