// Writes days and times as the built pages do. statepages/outputs/assets.py puts WORDS, the words and patterns in the
// language of the site, above each script that imports this.

const language = document.documentElement.lang;

const PARTS = {
  EEEE: { weekday: "long" },
  EEE: { weekday: "short" },
  MMMM: { month: "long" },
  MMM: { month: "short" },
};
const NUMBERS = {
  d: (date) => date.getUTCDate(),
  y: (date) => date.getUTCFullYear(),
  h: (date) => date.getUTCHours() % 12 || 12,
  H: (date) => date.getUTCHours(),
  mm: (date) => String(date.getUTCMinutes()).padStart(2, "0"),
  a: (date) => {
    const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", hour: "numeric", hour12: true });
    return format.formatToParts(date).find(({ type }) => type === "dayPeriod").value.toLowerCase();
  },
};

/** A message with its {placeholders} filled in. */
export function say(name, values = {}) {
  return WORDS[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** A Date, read in UTC, by a pattern such as "EEE, MMM d". */
export function write(pattern, date) {
  return pattern.replace(/'([^']*)'|EEEE|EEE|MMMM|MMM|mm|[dyhHa]/g, (key, quoted) => {
    if (quoted !== undefined) return quoted;
    const format = PARTS[key] && new Intl.DateTimeFormat(language, { timeZone: "UTC", ...PARTS[key] });
    return format?.format(date) ?? NUMBERS[key](date);
  });
}

export function dateOf(day) {
  return new Date(`${day}T12:00Z`);
}

/** A day by one of the patterns, "day" or "heading"; with the year if it is not this year. */
export function dayWords(name, day, today) {
  return write(WORDS[day.slice(0, 4) === today.slice(0, 4) ? name : `${name}Year`], dateOf(day));
}
