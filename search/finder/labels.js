/** Days, times, places and badges in words: the same words as on the pages that the build makes. */

import { ALL_DAY } from "./columns.js";
import { clockAt, dateOf, localDay, MINUTES, slotDays, wallMinute } from "./days.js";
import { isPlace } from "./event.js";
import { EVERY_STATE } from "./shards.js";

const MOST_NAMED = 3;

/** The messages of the headings that are no days. */
const HEADINGS = {
  pinned: "pinned",
  near: "by-distance",
  announced: "unscheduled",
  online: "from-anywhere",
  anytime: "actions-anytime",
};

/** The pattern of the letters of a day block. */
const [WEEKDAY, MONTH] = ["EEE", "MMM"];

/** What the letters of a pattern stand for; Intl's options, or a function of the Date. */
const PARTS = {
  EEEE: { weekday: "long" },
  EEE: { weekday: "short" },
  MMM: { month: "short" },
  MMMM: { month: "long" },
  d: (date) => date.getUTCDate(),
  y: (date) => date.getUTCFullYear(),
  h: (date) => date.getUTCHours() % 12 || 12,
  H: (date) => date.getUTCHours(),
  mm: (date) => String(date.getUTCMinutes()).padStart(2, "0"),
  a: { hour: "numeric", hour12: true },
};

const writers = new Map();

/** What writes a Date by a pattern in a language: made once, since formats take long to make. */
function writerOf(language) {
  if (!writers.has(language)) writers.set(language, dateWriter(language));
  return writers.get(language);
}

function dateWriter(language) {
  const parts = Object.entries(PARTS).filter(([, part]) => typeof part === "object");
  const format = (part) => new Intl.DateTimeFormat(language, { ...part, timeZone: "UTC" });
  const formats = new Map(parts.map(([key, part]) => [key, format(part)]));
  const written = new Map(); // the same days and hours come again and again

  const write = (pattern, date) =>
    pattern.replace(/'([^']*)'|EEEE|EEE|MMMM|MMM|mm|[dyhHa]/g, (key, quoted) => {
      if (quoted !== undefined) return quoted;
      if (key === "a") return dayHalf(formats.get(key), date);
      return formats.get(key)?.format(date) ?? PARTS[key](date);
    });

  return (pattern, date) => {
    const key = `${pattern} ${date.getTime()}`;
    if (!written.has(key)) written.set(key, write(pattern, date));
    return written.get(key);
  };
}

/**
 * The labels of results, each a function. `say` gives the page's messages (says.js), `names` the
 * words for kinds and states by code, `now` is a minute.
 */
export function labels(say, language, names, now) {
  const write = writerOf(language);
  const format = (name, date) => write(say(name), date);

  function shortDay(day, today) {
    const [date, thisYear] = [dateOf(day), dateOf(today).getUTCFullYear()];
    return format(date.getUTCFullYear() === thisYear ? "day" : "day-year", date);
  }

  /** "Sat, Nov 2 @ 10 am CDT"; with its end where that is on another day. */
  function time(slot) {
    const [first, last] = slotDays(slot);
    const today = localDay(slot.zone, now);
    const day = shortDay(first, today);
    if (slot.form === ALL_DAY) {
      return first === last ? say("all-day", { day }) : `${day} – ${shortDay(last, today)}`;
    }
    const [begins, letters] = clock(slot.zone, slot.start);
    if (first === last) return say("at", { day, time: `${begins} ${letters}` });
    const [ends, endLetters] = clock(slot.zone, slot.expires);
    const until = say("at", { day: shortDay(localDay(slot.zone, slot.expires), today), time: ends });
    // Where clocks are set back in between, "EDT" after the end alone would be wrong for the start.
    return say("at", { day, time: `${begins}${letters === endLetters ? "" : ` ${letters}`} – ${until} ${endLetters}` });
  }

  /** What the clocks of a zone show at a minute, and their letters: ["10 am", "CDT"]. */
  function clock(zone, minute) {
    const shown = wallMinute(zone, minute) % MINUTES;
    return [format(shown % 60 ? "hour-minute" : "hour", new Date(shown * 60000)), clockAt(zone, minute)[1]];
  }

  /** The block of a day: [weekday, number, month]. */
  function dayBlock(day) {
    const date = dateOf(day);
    return [write(WEEKDAY, date), String(date.getUTCDate()), write(MONTH, date)];
  }

  /** The heading of a group of groups.js: the words, and a note or "". */
  function heading(group, today) {
    if (typeof group !== "number") return [say(HEADINGS[group]), ""];
    const day = format("day-long", dateOf(group));
    if (group === today) return [say("today"), day];
    return group === today + 1 ? [say("tomorrow"), day] : [day, ""];
  }

  /** The words in place of a time. */
  function noTime(event, today) {
    if (event.unscheduled) return say("unscheduled");
    return event.until ? say("anytime-until", { day: shortDay(event.until.day, today) }) : say("anytime");
  }

  /** "Naperville station, Naperville, IL"; nothing where there is no place to go to: a badge says it. */
  function place(event) {
    if (!isPlace(event)) return "";
    const line = [event.venue, event.city, event.state].filter(Boolean).join(", ");
    return event.online ? say("place-or-online", { place: line }) : line;
  }

  function distance(miles) {
    return miles < 1 ? say("miles-under") : say("miles", { n: Math.round(miles) });
  }

  function helps(event) {
    if (event.helps.includes(EVERY_STATE)) return say("helps-all");
    const codes = event.helps.filter((code) => code !== event.state);
    if (codes.length > MOST_NAMED) return say("helps-many", { n: codes.length });
    return codes.length ? say("helps", { states: codes.map((code) => names.state(code)).join(", ") }) : null;
  }

  /** Pairs of a tone ("", "kind" or "loud") and words. */
  function badges(event) {
    const found = [["kind", names.kind(event.kind)]];
    if (event.status !== "scheduled") found.unshift(["loud", say(event.status)]);
    if (event.online && event.status !== "moved-online") found.push(["", say("online")]);
    const helped = helps(event);
    return helped ? [...found, ["", helped]] : found;
  }

  return { time, dayBlock, heading, noTime, place, distance, badges };
}

/** A slot's start as the datetime attribute has it: "2024-11-02T10:00-05:00"; a day alone where it lasts all day. */
export function stamp(slot) {
  const local = new Date(wallMinute(slot.zone, slot.start) * 60000).toISOString();
  if (slot.form === ALL_DAY) return local.slice(0, 10);
  const [offset] = clockAt(slot.zone, slot.start);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return `${local.slice(0, 16)}${offset < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

/** am or pm, in small letters. */
function dayHalf(format, date) {
  return format.formatToParts(date).find(({ type }) => type === "dayPeriod").value.toLowerCase();
}
