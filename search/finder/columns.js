/** The events of a shard, from its columns. README.md describes the columns. */

import { localDay, writeDay } from "./days.js";
import { sums } from "./compact.js";

const FLAGS = ["online", "pinned", "anytime", "unscheduled", "accessible"];

/** Fields that a file leaves out when they are empty. */
const EMPTY = {
  ...Object.fromEntries([...FLAGS, "until", "pointless", "zones", "start", "series", "minutes", "zone", "form"].map((name) => [name, []])),
  state: {}, helps: {}, status: {}, languages: {}, titles: {},
};

/**
 * All events of a shard, by row. A slot is { start, expires, zone, form }: minutes since 1970 in
 * UTC, the rows of its zone, and TIMED, OPEN or ALL_DAY.
 */
export function decode(file) {
  const shard = { ...EMPTY, ...file };
  const [slots, points] = [decodeSlots(shard), decodePoints(shard)];
  const rows = Object.fromEntries(FLAGS.map((flag) => [flag, new Set(shard[flag])]));
  const [home] = shard.shard.split("-");
  const usual = [[shard.state, home], [shard.helps, home], [shard.status, "scheduled"], [shard.titles, null]];
  const [states, helps, statuses, titles] = usual.map(wordOfRow);
  const languages = shard.id.map(() => []);
  for (const [language, marked] of Object.entries(shard.languages)) for (const row of marked) languages[row].push(language);
  const untils = new Map(shard.until.map(([row, day, expires]) => [row, { day, expires }]));
  return shard.id.map((id, row) => ({
    id: idOf(id, home, slots[row]),
    title: shard.title[row],
    titleLanguage: titles(row),
    kind: shard.kinds[shard.kind[row]],
    venue: shard.venue[row],
    city: shard.city[row],
    state: states(row),
    point: points[row],
    helps: helps(row).split(" "),
    host: shard.hosts[shard.host[row]],
    languages: languages[row],
    accessible: rows.accessible.has(row),
    online: rows.online.has(row),
    pinned: rows.pinned.has(row),
    anytime: rows.anytime.has(row),
    unscheduled: rows.unscheduled.has(row),
    status: statuses(row),
    until: untils.get(row) ?? null,
    slots: slots[row],
  }));
}

/** An event's id from its short form in a state's shard and its slots. */
function idOf(short, home, [first]) {
  const [name, folder = home.toLowerCase()] = short.split("/").reverse();
  return `${folder}/${name.replace("@", () => `${writeDay(localDay(first.zone, first.start))}-`)}`;
}

/** A function from a row to its word, given lists of rows by word; rows in no list have the usual word. */
function wordOfRow([rows, usual]) {
  const words = new Map(Object.entries(rows).flatMap(([word, marked]) => marked.map((row) => [row, word])));
  return (row) => words.get(row) ?? usual;
}

/** The slots of each row, in order. */
function decodeSlots(shard) {
  const starts = sums(shard.start).map((start) => start * shard.unit);
  const series = new Map(shard.series.map(([run, every, times]) => [run, { every: every * shard.unit, times }]));
  let next = 0;
  return shard.runs.map((count) => {
    const slots = [];
    for (const end = next + count; next < end; next++) {
      const [zone, form] = [shard.zones[shard.zone[next]], shard.form[next]];
      const { every, times } = series.get(next) ?? { every: 0, times: 1 };
      for (let time = 0; time < times; time++) {
        const start = starts[next] + time * every;
        slots.push({ start, expires: start + shard.minutes[next] * shard.unit, zone, form });
      }
    }
    return count > 1 ? slots.sort((one, other) => one.start - other.start || one.expires - other.expires) : slots;
  });
}

/** The point of each row, [latitude, longitude] in 0.01 degrees, or null. */
function decodePoints({ latitude, longitude, pointless }) {
  const [latitudes, longitudes] = [sums(latitude), sums(longitude)];
  const points = latitudes.map((latitude, row) => [latitude, longitudes[row]]);
  for (const row of pointless) points[row] = null;
  return points;
}
