// What time it is, and what day, by the reader's clock. In an archive the clock stands still, at the second in
// <html data-now>.

const root = document.documentElement;

export const isArchive = Boolean(root.dataset.now);

/** The zone by whose days the page goes. */
const zone = root.dataset.zone;

export function now() {
  return isArchive ? Number(root.dataset.now) : Date.now() / 1000;
}

/** The day (2024-10-14) that it is at a second, in the zone of the page. */
export function dayAt(second) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(second * 1000);
}

/** The day after a day. Not 24 hours later: a day has 23 or 25 of them when clocks change. */
export function dayAfter(day) {
  const next = new Date(`${day}T12:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The seconds from a second to the next midnight in the zone of the page, as long as clocks do not change. */
export function untilMidnight(second) {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(second * 1000);
  const [hours, minutes, seconds] = clock.split(":").map(Number);
  return 86400 - (hours * 60 + minutes) * 60 - seconds;
}
