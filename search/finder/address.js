/** Filters and the address of the page that holds them, one from the other. */

import { meaningOf, meantDays } from "./meanings.js";
import { nameOf, parametersOf, partsOf } from "./parameters.js";
import { parseZip } from "./zipcode.js";

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

/**
 * What an address asks for, as { filters, left }: also one that was typed by hand or came through a newsletter.
 * `offers` are those of the form (form.js). `left` are pairs of a filter and why it does not get all that
 * the address asks for: "unread" for what the form does not have, "several", or "cut" for what is too long.
 */
export function readAddress(url, offers) {
  const asked = parametersOf(url);
  const [filters, left] = [{ ...NONE }, []];
  for (const name of Object.keys(NONE)) {
    if (!asked.has(name)) continue;
    const { value, why } = meaningOf(name, asked.get(name), offers[name]);
    if (value !== null) filters[name] = value;
    if (why) left.push([name, why]);
  }
  const days = filters.when ? null : meantDays(asked, filters);
  if (!days) return { filters, left };
  return { filters: { ...filters, ...days }, left: left.filter(([name]) => name !== "when") };
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
