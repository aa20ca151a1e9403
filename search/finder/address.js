/** Reads filters from the page's address, and writes them to it. */

/** The most letters of one value, in an address and in what the device keeps. */
export const MOST_IN_A_VALUE = 1000;

/**
 * The filters when nothing is chosen. All are strings, as in the form; `within` is a number of miles or "any",
 * `from` and `to` are days such as "2024-11-02".
 */
export const NONE = Object.freeze({
  zip: "",
  within: "50",
  state: "",
  when: "",
  from: "",
  to: "",
  kind: "",
  q: "",
  time: "",
  online: "",
  language: "",
  host: "",
  access: "",
  open: "",
  order: "",
  view: "",
});

/** The filters in an address that this page wrote; typed.js reads addresses from elsewhere. */
export function readAddress(url) {
  const { searchParams, hash } = new URL(url);
  const filters = { ...NONE };
  for (const name of Object.keys(NONE)) {
    // The ZIP code stays after the #, which browsers do not send to a host.
    const value = (name === "zip" ? new URLSearchParams(hash.slice(1)) : searchParams).get(name);
    if (value !== null && value.length <= MOST_IN_A_VALUE) filters[name] = value.trim();
  }
  return filters;
}

/** The query and fragment for the same results: "?state=WI#zip=60540". */
export function writeAddress(filters) {
  const query = new URLSearchParams();
  for (const name of Object.keys(NONE)) {
    if (name !== "zip" && filters[name] !== NONE[name] && matters(name, filters)) query.set(name, filters[name]);
  }
  const text = query.toString();
  return (text && `?${text}`) + (filters.zip && `#zip=${encodeURIComponent(filters.zip)}`);
}

/** Whether any filter is set. */
export function isAsking(filters) {
  return writeAddress(filters) !== "";
}

function matters(name, filters) {
  if (name === "within" || name === "order") return filters.zip !== "";
  if (name === "from" || name === "to") return filters.when === "dates";
  return true;
}

/** Several types of event as one filter, separated by commas. */
export function joinKinds(kinds) {
  return kinds.join(",");
}

/** Whether a filter includes a type. */
export function includesKind(filter, kind) {
  return filter.split(",").includes(kind);
}

/** The same filters on any day. */
export function onAnyDay(filters) {
  return { ...filters, when: NONE.when, from: NONE.from, to: NONE.to };
}
