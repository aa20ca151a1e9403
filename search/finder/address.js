/** Filters and the address of the page that holds them, one from the other. */

/** So many letters at most stand behind a name of an address, and in what a device keeps. */
export const MOST_IN_A_VALUE = 1000;

/**
 * The filters where nobody has chosen anything. All are text, as in the form; `within` is a number
 * of miles or "any", `from` and `to` are days such as "2024-11-02".
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

/** The filters that an address names as this page writes it; one from elsewhere is read by typed.js. */
export function readAddress(url) {
  const { searchParams, hash } = new URL(url);
  const filters = { ...NONE };
  for (const name of Object.keys(NONE)) {
    // The ZIP stays behind the #, which no browser sends to a host.
    const value = (name === "zip" ? new URLSearchParams(hash.slice(1)) : searchParams).get(name);
    if (value !== null && value.length <= MOST_IN_A_VALUE) filters[name] = value.trim();
  }
  return filters;
}

/** The query and fragment that bring the same results back: "?state=WI#zip=60540". */
export function writeAddress(filters) {
  const query = new URLSearchParams();
  for (const name of Object.keys(NONE)) {
    if (name !== "zip" && filters[name] !== NONE[name] && matters(name, filters)) query.set(name, filters[name]);
  }
  const text = query.toString();
  return (text && `?${text}`) + (filters.zip && `#zip=${encodeURIComponent(filters.zip)}`);
}

/** Whether an address asks for anything. */
export function isAsking(filters) {
  return writeAddress(filters) !== "";
}

function matters(name, filters) {
  if (name === "within" || name === "order") return filters.zip !== "";
  if (name === "from" || name === "to") return filters.when === "dates";
  return true;
}

/** Some types of event as one filter, with commas between. */
export function joinKinds(kinds) {
  return kinds.join(",");
}

/** Whether a type is among those of a filter. */
export function includesKind(filter, kind) {
  return filter.split(",").includes(kind);
}

/** The filters for all days. */
export function onAnyDay(filters) {
  return { ...filters, when: NONE.when, from: NONE.from, to: NONE.to };
}
