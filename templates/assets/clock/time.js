// The current time and day, by the reader's clock. In an archive, always the time in <html data-now>.

const root = document.documentElement;

export const isArchive = Boolean(root.dataset.now);

/** The time zone that decides which day it is on this page. */
const zone = root.dataset.zone;

export function now() {
  return isArchive ? Number(root.dataset.now) : Date.now() / 1000;
}

/** The day, such as 2024-10-14, at a Unix second, in the page's time zone. */
export function dayAt(second) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(second * 1000);
}

/** The next day. Not simply 24 hours later: a day has 23 or 25 hours when clocks change. */
export function dayAfter(day) {
  const next = new Date(`${day}T12:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The seconds until midnight in the page's time zone, unless clocks change before then. */
export function untilMidnight(second) {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(second * 1000);
  const [hours, minutes, seconds] = clock.split(":").map(Number);
  return 86400 - (hours * 60 + minutes) * 60 - seconds;
}
