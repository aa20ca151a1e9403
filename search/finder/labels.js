/** Days, times, places and badges in words, the same as on the built pages. */

import { ALL_DAY, OPEN } from "./compact.js";
import { clockAt, dateOf, localDay, MINUTES, wallMinute } from "./days.js";
import { isPlace } from "./event.js";
import { EVERY_STATE } from "./shards.js";

const MOST_NAMED = 3;

/** The messages for headings that are not days. */
const HEADINGS = {
  pinned: "pinned",
  near: "by-distance",
  announced: "unscheduled",
  online: "online",
  anytime: "actions-anytime",
};

/** The patterns of a day block. */
const [WEEKDAY, MONTH] = ["EEE", "MMM"];

/** What the letters of a pattern mean: options for Intl, or a function of the Date. */
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

/** A language's date writer. Made only once, since Intl formats are slow to make. */
function writerOf(language) {
  if (!writers.has(language)) writers.set(language, dateWriter(language));
  return writers.get(language);
}

function dateWriter(language) {
  const parts = Object.entries(PARTS).filter(([, part]) => typeof part === "object");
  const format = (part) => new Intl.DateTimeFormat(language, { ...part, timeZone: "UTC" });
  const formats = new Map(parts.map(([key, part]) => [key, format(part)]));
  const written = new Map(); // the same days and hours come up again and again

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
 * The functions that put results into words. `say` gives the page's messages (messages.js), `names` the names of
 * kinds, states and languages by code, `now` is a minute.
 */
export function labels(say, language, names, now) {
  const write = writerOf(language);
  const format = (name, date) => write(say(name), date);

  /** "Sat, Nov 2" and "Saturday, November 2", with the year if it is not this year. */
  const [shortDay, longDay] = [["day", "day-year"], ["day-long", "day-long-year"]].map(([plain, dated]) => (day, today) => {
    const [date, thisYear] = [dateOf(day), dateOf(today).getUTCFullYear()];
    return format(date.getUTCFullYear() === thisYear ? plain : dated, date);
  });

  /**
   * A time as { hidden, shown, yours }: "Sat, Nov 2 @ ", "10 am – 1 pm CDT", "". The block next to it shows the day, so
   * `hidden` is only for screen readers. `yours` is the start by the reader's clock, for online events where it is
   * different.
   */
  function time(slot, event) {
    const today = localDay(slot.zone, now);
    const first = localDay(slot.zone, slot.start);
    const last = Math.max(first, localDay(slot.zone, slot.expires - 1));
    const day = shortDay(first, today);
    if (slot.form === ALL_DAY && first !== last) return whole(`${day} – ${shortDay(last, today)}`);
    if (slot.form === ALL_DAY) return apart(day, say("all-day", { day }));
    const yours = isPlace(event) ? null : readersTime(slot, first);
    const [begins, letters] = clock(slot.zone, slot.start);
    const [ends, endLetters] = clock(slot.zone, slot.expires);
    // If clocks change in between, one label after the end would be wrong for the start.
    const start = letters === endLetters && slot.form !== OPEN ? begins : `${begins} ${letters}`;
    if (first !== last && slot.form !== OPEN) {
      const until = say("at", { day: shortDay(localDay(slot.zone, slot.expires), today), time: ends });
      return whole(`${say("at", { day, time: start })} – ${until} ${endLetters}`, yours?.words);
    }
    const words = say("at", { day, time: slot.form === OPEN ? start : `${start} – ${ends} ${endLetters}` });
    // The block shows the reader's day. If the event's own day is different, write it out.
    return !yours || yours.day === first ? apart(day, words, yours?.words) : whole(words, yours.words);
  }

  function whole(shown, yours = "") {
    return { hidden: "", shown, yours };
  }

  /** Split a text after the day it starts with; other texts stay whole. */
  function apart(day, words, yours = "") {
    if (!words.startsWith(day)) return whole(words, yours);
    const at = words.slice(day.length).search(/[\p{L}\p{N}]/u) + day.length;
    return { hidden: words.slice(0, at), shown: words.slice(at), yours };
  }

  /** The start of a slot by the reader's clock, as { words, day }; null if it is the same as the slot's own. */
  function readersTime(slot, first) {
    const offset = -new Date(slot.start * 60000).getTimezoneOffset();
    if (offset === clockAt(slot.zone, slot.start)[0]) return null;
    const wall = slot.start + offset;
    const day = Math.floor(wall / MINUTES);
    const date = new Date(wall * 60000);
    const words = { day: write(WEEKDAY, date), time: format(wall % 60 ? "hour-minute" : "hour", date) };
    return { day, words: say(day === first ? "yours" : "yours-day", words) };
  }

  /** The local time in a zone at a minute, and the zone's label: ["10 am", "CDT"]. */
  function clock(zone, minute) {
    const shown = wallMinute(zone, minute) % MINUTES;
    return [format(shown % 60 ? "hour-minute" : "hour", new Date(shown * 60000)), clockAt(zone, minute)[1]];
  }

  /** The words of a day block: [weekday, number, month]. */
  function dayBlock(day) {
    const date = dateOf(day);
    return [write(WEEKDAY, date), String(date.getUTCDate()), write(MONTH, date)];
  }

  /** The heading of a group (filters.js): its words, and a note or "". */
  function heading(group, today) {
    if (typeof group !== "number") return [say(HEADINGS[group]), ""];
    const day = longDay(group, today);
    if (group === today) return [say("today"), day];
    return group === today + 1 ? [say("tomorrow"), day] : [day, ""];
  }

  /** The words for an event without a time. */
  function noTime(event, today) {
    if (event.unscheduled) return say("unscheduled");
    return event.until ? say("anytime-until", { day: shortDay(event.until.day, today) }) : say("anytime");
  }

  /** "Naperville station, Naperville, IL"; empty for online events, which have a badge. */
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

  /** The languages of an event, unless they are only the site's. */
  function spoken({ languages }) {
    if (languages.every((code) => code === language)) return null;
    if (languages.length > MOST_NAMED) return say("languages-many", { n: languages.length });
    return languages.map((code) => names.language(code)).join(", ");
  }

  /** Pairs of a tone ("", "kind" or "loud") and words. */
  function badges(event) {
    const found = [["kind", names.kind(event.kind)]];
    if (event.status !== "scheduled") found.unshift(["loud", say(event.status)]);
    if (event.online && event.status !== "moved-online") found.push(["", say("online")]);
    const more = [helps(event), spoken(event), event.accessible && isPlace(event) ? say("accessible") : null];
    return [...found, ...more.filter((words) => words !== null).map((words) => ["", words])];
  }

  return { time, shortDay, longDay, dayBlock, heading, noTime, place, distance, badges };
}

/** A slot's start for the datetime attribute: "2024-11-02T10:00-05:00"; only the day if it is all-day. */
export function stamp(slot) {
  const local = new Date(wallMinute(slot.zone, slot.start) * 60000).toISOString();
  if (slot.form === ALL_DAY) return local.slice(0, 10);
  const [offset] = clockAt(slot.zone, slot.start);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return `${local.slice(0, 16)}${offset < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

/** am or pm, in lower case. */
function dayHalf(format, date) {
  return format.formatToParts(date).find(({ type }) => type === "dayPeriod").value.toLowerCase();
}
