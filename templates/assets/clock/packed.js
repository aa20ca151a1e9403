// Unpacks the times of an event that statepages/render/packed.py packed.

const DAY_SECONDS = 24 * 60 * 60;

/** The times of all rows, in order: { words, form, day, stamp, expires }. */
export function unpacked(rows) {
  const times = rows.flatMap(([words, offset, end, form, days]) => {
    let number = 0;
    return days.map((step) => {
      number += step;
      const day = new Date(number * DAY_SECONDS * 1000).toISOString().slice(0, 10);
      return { words, form, day, stamp: day + offset, expires: number * DAY_SECONDS + end };
    });
  });
  return times.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
}

/** The last day of a time, by the clocks of its place: the day of the second before it ends. */
export function lastDay(stamp, expires, dayAt) {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(stamp.slice(10));
  if (!offset) return dayAt(expires - 1);
  const [, sign, hours, minutes] = offset;
  const east = (sign === "-" ? -60 : 60) * (hours * 60 + Number(minutes));
  return new Date((expires - 1 + east) * 1000).toISOString().slice(0, 10);
}

/** The day to show a time under: its first day, or today once it has begun. */
export function shownDay(stamp, expires, today, dayAt) {
  const first = stamp.slice(0, 10);
  return first < today && today <= lastDay(stamp, expires, dayAt) ? today : first;
}
