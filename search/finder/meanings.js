/** Reads an address that somebody typed, or that a newsletter changed, where its meaning is certain. */

import { joinKinds, NONE } from "./address.js";
import { parseDay, writeDay } from "./days.js";
import { parametersOf } from "./parameters.js";

const MOST_LETTERS = 200; // if the form has no limit
const MOST_LETTERS_KEPT = 100; // for a choice that the form does not have
const MOST_MILES = 500;

/** Filters that keep a choice that the form does not have: it finds nothing, and the form shows it. */
const KEEPING = new Set(["state", "kind", "time", "online", "language"]);
const [YES, NO] = [["yes", "true", "on", "y", "1"], ["no", "false", "off", "n", "0"]];
const also = (words, value) => Object.fromEntries(words.map((word) => [word, value]));

/** Other words for choices. */
const ALSO = {
  state: { washingtondc: "DC" },
  online: { ...also(YES, "only"), ...also(NO, "without") },
  access: { ...also(YES, "yes"), ...also(NO, "") },
  open: { ...also(YES, "yes"), ...also(NO, "") },
};
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(${MONTHS.join("|")})[a-z]*\\.?`;

/**
 * The filters in an address, as { filters, left }. `offers` comes from typed.js. `left` has pairs of a filter and why
 * not all of it is used: "unread" if it cannot be understood, "several" if the form takes only one, "cut" if it is too
 * long. A choice that the form does not have is kept.
 */
export function readTyped(url, offers) {
  const asked = parametersOf(url);
  const [filters, left] = [{ ...NONE }, []];
  for (const name of Object.keys(NONE)) {
    if (!asked.has(name)) continue;
    const { value, why } = meaningOf(name, asked.get(name), offers[name]);
    if (value !== null) filters[name] = value;
    if (why) left.push([name, why]);
  }
  const isWhenUnread = left.some(([name]) => name === "when");
  const days = filters.when ? null : meantDays(asked, isWhenUnread);
  if (!days) return { filters, left };
  const isAskedFor = isWhenUnread && days.when === "dates" && !days.from;
  return { filters: { ...filters, ...days }, left: isAskedFor ? left : left.filter(([name]) => name !== "when") };
}

/**
 * The value of a filter from the texts in an address, or null for the default, and `why` not all of them is used (see
 * readTyped). `offered` has the field's choices as pairs of value and label, or the most letters it takes; undefined
 * if the form does not have the field.
 */
function meaningOf(name, texts, offered) {
  const some = texts.filter(Boolean);
  if (!some.length) return { value: null };
  if (offered === undefined) return { value: null, why: "unread" };
  if (Array.isArray(offered)) return choicesOf(name, some, offered);
  const [text] = some;
  if (name === "from" || name === "to") return dayOf(text);
  const most = offered > 0 ? offered : MOST_LETTERS;
  if (text.length <= most) return { value: text, why: some.length > 1 && name !== "zip" ? "several" : undefined };
  return { value: cut(text, name === "host" ? MOST_LETTERS_KEPT : most), why: "cut" };
}

/**
 * The date filters of an address without when=dates: "?when=11/2/2024", "?from=2024-11-02". If the dates cannot be
 * read, the form asks for them; other words are kept. Null if there are no dates.
 */
function meantDays(asked, isWhenUnread) {
  const [text = ""] = asked.get("when")?.filter(plain) ?? [];
  if (!text) return ["from", "to"].some((name) => asked.get(name)?.some(plain)) ? { when: "dates" } : null;
  if (!isWhenUnread) return null;
  const [first, last = first] = text.split(/\.\.| (?:to|through) |[–—]/).map(readDay);
  if (first && last) return { when: "dates", from: first, to: last };
  return { when: /\d/.test(text) ? "dates" : cut(text, MOST_LETTERS_KEPT) };
}

/** A day as the form has it, "2024-11-02", from American numbers or a month name; else null. */
function readDay(text) {
  const plain = text.normalize("NFKC").toLowerCase().slice(0, MOST_LETTERS).replace(/[\s,]+/g, " ").trim().replace(/[.)>]+$/, "");
  const found = (pattern) => new RegExp(`^${pattern}$`).exec(plain)?.slice(1);
  const iso = found("(\\d{4})[-/.]?(\\d\\d?)[-/.]?(\\d\\d?)(?:[t ]\\d\\d:\\d\\d.*)?");
  const numbers = found("(\\d\\d?)[-/.](\\d\\d?)[-/.](\\d{4}|\\d\\d)");
  const monthFirst = found(`(?:[a-z]+ )?${MONTH} (\\d\\d?)(?:st|nd|rd|th)? (\\d{4})`);
  const dayFirst = found(`(?:[a-z]+ )?(\\d\\d?)(?:st|nd|rd|th)? ${MONTH} (\\d{4})`);
  if (iso) return dayFrom(...iso);
  if (numbers) return numbers[0] > 12 ? dayFrom(numbers[2], numbers[1], numbers[0]) : dayFrom(numbers[2], numbers[0], numbers[1]);
  if (monthFirst) return dayFrom(monthFirst[2], MONTHS.indexOf(monthFirst[0]) + 1, monthFirst[1]);
  return dayFirst ? dayFrom(dayFirst[2], MONTHS.indexOf(dayFirst[1]) + 1, dayFirst[0]) : null;
}

function dayFrom(year, month, day) {
  const two = (number) => String(number).padStart(2, "0");
  const text = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
  const parsed = parseDay(text);
  return parsed !== null && writeDay(parsed) === text ? text : null; // some browsers accept February 30
}

function dayOf(text) {
  const value = readDay(text);
  return value ? { value } : { value: null, why: "unread" };
}

/** Choices by value or label. Several types can be combined; for other filters only the first counts. */
function choicesOf(name, texts, pairs) {
  const found = texts.filter(plain).flatMap((text) => partsOf(name, text, pairs));
  const kept = found.map(({ value, text }) => value ?? (KEEPING.has(name) ? cut(text, MOST_LETTERS_KEPT) : null));
  const values = [...new Set(kept.filter((value) => value !== null))];
  const isCut = found.some(({ value, text }) => value === undefined && text.length > MOST_LETTERS_KEPT);
  if (!found.length || kept.includes(null)) return { value: values[0] ?? null, why: "unread" };
  if (name === "kind") return { value: joinKinds(values.filter(Boolean)), why: isCut ? "cut" : undefined };
  return { value: values[0], why: isCut ? "cut" : values.length > 1 ? "several" : undefined };
}

/** The choices named in a text, each { value, text }; without a value if the form does not have it. */
function partsOf(name, text, pairs) {
  const whole = { value: choice(name, text, pairs), text };
  if (whole.value !== undefined) return [whole];
  const parts = text.split(/[,;|/&]|\band\b/).filter(plain).map((part) => ({ value: choice(name, part, pairs), text: part.trim() }));
  return name === "kind" || parts.some(({ value }) => value !== undefined) ? parts : [whole];
}

/** The value of a choice from its words; undefined if there is none. */
function choice(name, text, pairs) {
  if (text.length > MOST_LETTERS) return undefined;
  const words = plain(text);
  const more = ALSO[name] ?? {};
  // Some email programs turn "=" into "=3D".
  for (const wanted of [words, words.replace(/^3d/, "")]) {
    const found = pairs.find(([value, label]) => [value, label].some((one) => plain(one) === wanted));
    if (found) return found[0];
    if (Object.hasOwn(more, wanted)) return more[wanted];
    if (name === "within" && isMiles(wanted)) return String(Number.parseInt(wanted, 10));
  }
  return words === "any" || words === "all" ? "" : undefined;
}

/** Whether a text without spaces is a distance, such as "30miles". */
function isMiles(words) {
  const [, miles = 0] = /^(\d+)(?:mi|miles?)?$/.exec(words) ?? [];
  return miles >= 1 && miles <= MOST_MILES;
}

/** Only letters and digits, in lower case and without accents. */
function plain(text) {
  return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Cut a text to a length, without half a character at the end. */
function cut(text, most) {
  return text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, "") : text;
}
