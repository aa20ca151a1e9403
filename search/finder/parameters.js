/** Reads the parameters of an address as people type them and email programs change them. */

import { MOST_IN_A_VALUE } from "./address.js";
import { parseZip } from "./zipcode.js";

const MOST_PARAMETERS = 100;

/** Other names for the filters, without spaces and punctuation. */
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

/** The path, query and fragment of an address. Newsletters write & as an entity, and some of those contain #. */
function partsOf(url) {
  const [, path, query = "", fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url.replace(/&(?:amp;|#0*38;)+/gi, "&"));
  return { path, query, fragment };
}

/**
 * A Map of the texts in an address by filter. A ZIP code after the # comes before one in the query; for other filters
 * the query comes first. Texts are cut to 1,001 letters, which still shows that they are too long.
 */
export function parametersOf(url) {
  const { query, fragment } = partsOf(url);
  const [inQuery, inHash] = [query, fragment].map((text) => [...new URLSearchParams(text)].slice(0, MOST_PARAMETERS));
  const found = new Map();
  for (const [name, text] of [...inHash.filter(([name]) => filterName(name) === "zip"), ...inQuery, ...inHash].map(splitPair)) {
    const filter = filterName(name);
    const cut = text.trim().slice(0, MOST_IN_A_VALUE + 1);
    if (!found.get(filter)?.includes(cut)) found.set(filter, [...(found.get(filter) ?? []), cut]);
  }
  return found;
}

/**
 * The address with the ZIP code moved from the query to after the #, which browsers do not send to a host; null if
 * the query has none. Everything else stays.
 */
export function withZipInHash(url) {
  const { path, query, fragment } = partsOf(url);
  const parts = query.split("&");
  const others = parts.filter((part) => nameOf(part) !== "zip");
  if (others.length === parts.length) return null;
  const [typed] = parametersOf(url).get("zip");
  const hash = typed ? `#zip=${encodeURIComponent(parseZip(typed) ?? typed)}` : fragment && `#${fragment}`;
  return path + (others.length ? `?${others.join("&")}` : "") + hash;
}

/** The filter that a part of a query names. */
function nameOf(part) {
  const [first] = new URLSearchParams(part);
  return first ? filterName(splitPair(first)[0]) : "";
}

/** "state%3DWI" is also a name and its text. */
function splitPair([name, text]) {
  const at = text === "" ? name.indexOf("=") : -1;
  return at < 0 ? [name, text] : [name.slice(0, at), name.slice(at + 1)];
}

function filterName(name) {
  const plain = name.slice(0, MOST_IN_A_VALUE).toLowerCase().replace(/[^a-z]/g, "");
  return Object.hasOwn(NAMES, plain) ? NAMES[plain] : plain;
}
