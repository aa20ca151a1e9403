// Reads indexes that Python wrote, with the finder's own modules and the real lunr.js, and says on
// standard output what it finds: a line for each line of standard input, {"folder": "...", "queries": [...], ...}
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { decode } from "../../search/finder/columns.js";
import { dayOf, readersMoment } from "../../search/finder/days.js";
import { survey } from "../../search/finder/filters.js";
import { labels, stamp } from "../../search/finder/labels.js";
import { FORMAT } from "../../search/finder/load.js";
import { messageReader } from "../../search/finder/messages.js";
import { neededShards, onlineEvents, shardsOf } from "../../search/finder/shards.js";
import { findWords, languageNames, parseTerms, split, stem } from "../../search/finder/words.js";
import { findZip, zipFile } from "../../search/finder/zips.js";

const lunr = createRequire(import.meta.url)("../../node_modules/lunr/lunr.min.js");

function load(folder) {
  const read = (path) => JSON.parse(readFileSync(join(folder, "search", path), "utf8"));
  const file = read("manifest.json");
  const manifest = { shards: shardsOf(file), online: file.online };
  const shards = {};
  for (const code of Object.keys(manifest.shards)) {
    const path = `${code.toLowerCase()}.json`;
    shards[code] = { events: decode(read(`events/${path}`)), index: lunr.Index.load(read(`words/${path}`).index) };
  }
  return { read, manifest, shards };
}

function answer({ read, manifest, shards }, states, { filters, now, zone }) {
  process.env.TZ = zone;
  const place = filters.zip ? findZip(read(zipFile(filters.zip)), filters.zip) : null;
  const codes = neededShards(manifest, filters, place);
  const some = codes.map((code) => shards[code]);
  const events = new Map(some.flatMap((shard) => shard.events.map((event) => [event.id, event])));
  const found = filters.q ? findWords(lunr, some, parseTerms(lunr, filters.q, states, spoken([...events.values()]))) : null;
  const { results, count } = survey([...events.values()], filters, { ...readersMoment(now), place, found, states });
  return { codes, online: onlineEvents(manifest, now), counts: Object.fromEntries(Object.entries(count()).map(([name, some]) => [name, [...some]])), results: results.map(({ event, miles, slot, way }) => [event.id, miles, slot?.start ?? null, way]) };
}

/** Pairs of code and name of the languages of events, on a page in Spanish. */
function spoken(events) {
  return languageNames([...new Set(events.flatMap(({ languages }) => languages))], "es");
}

function card(event, { now, today, say, names }) {
  const name = (code) => names[code];
  const messages = messageReader(say, "en");
  const label = labels(messages, "en", { state: name, kind: name, language: name }, now);
  const slots = event.slots.filter(({ expires }) => now < expires);
  const time = slots.length ? label.time(slots[0], event) : null;
  return {
    // What is hidden for the eye depends on the reader's clock.
    time: time && [time.hidden + time.shown, stamp(slots[0])],
    more: slots.length > 1 ? messages("more-times", { n: slots.length - 1 }) : null,
    day: slots.length ? label.dayBlock(dayOf(slots[0], now)) : null,
    when: slots.length ? null : label.noTime(event, today),
    place: label.place(event),
    badges: label.badges(event).map(([, words]) => words),
  };
}

function answers({ folder, states, queries = [], card: shown, texts = [], stems = [], stops = [] }) {
  const index = load(folder);
  const events = Object.entries(index.shards).map(([code, shard]) => [code, shard.events]);
  return {
    format: FORMAT,
    events: Object.fromEntries(events),
    answers: queries.map((query) => answer(index, states, query)),
    cards: Object.fromEntries(events.flatMap(([, some]) => some.map((event) => [event.id, shown && card(event, shown)]))),
    words: texts.map(split),
    stems: stems.map((word) => stem(lunr, word)),
    stops: stops.map((word) => lunr.stopWordFilter(word) === undefined),
  };
}

async function* lines(input) {
  let parts = [];
  for await (const text of input.setEncoding("utf8")) {
    const [first, ...others] = text.split("\n");
    parts.push(first);
    for (const other of others) {
      yield parts.join("");
      parts = [other];
    }
  }
}

for await (const line of lines(process.stdin)) {
  try {
    console.log(JSON.stringify(answers(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: error.stack }));
  }
}
