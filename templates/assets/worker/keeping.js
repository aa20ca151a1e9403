// What is kept, and when: the first pages with the files that all pages need, visited states, saved events, and the
// part of the index that the finder needs offline.

import {
  ASSETS, INDEX, PAGES, SCOPE, ZIPS, drop, find, isComplete, isVersion, load, loadMissing, loadTogether, pathsIn,
  put, resume, stateOf, tidy,
} from "./kept.js";

const HOUR = 60 * 60 * 1000;
const MOST_STATES = 6;
const EVERY_STATE = "US";
const WORLD = [-9000, -18000, 18000, 36000]; // 0.01 degrees: south, west, height, width
const MANIFEST = "search/manifest.json";
const ZIP_FILES = Array.from({ length: 100 }, (_, at) => `search/zips/${String(at).padStart(2, "0")}.json?v=${FORMAT}`);

/** Keep the first pages and the files that all pages need. Versioned files are fetched only if they are new. */
export async function keepFirst() {
  for (const name of [PAGES, ASSETS, INDEX]) await caches.open(name);
  const there = new Set(await pathsIn(ASSETS));
  const files = FILES.filter((path) => !isVersion(path) || !there.has(path));
  // Some browsers block files by name. The pages still work without one.
  await Promise.allSettled(files.map((path) => load(ASSETS, path)));
  await Promise.all(FIRST_PAGES.map((path) => load(PAGES, path, { cache: "no-cache" })));
}

/** Keep the pages that a reader asked for and, with `zips`, what a search near a ZIP code needs. Throws if that fails. */
export async function keepRequested({ pages = [], zips = false }) {
  // The reader may have deleted everything while this worker was running, or the device was full at first.
  resume();
  const there = await pathsIn(PAGES);
  if (!FIRST_PAGES.every((path) => there.includes(path))) await keepFirst();
  for (const path of pages) await keepPage(path);
  if (zips) await keepZips();
  if (zips || pages.some(stateOf)) await keepIndex();
}

/** Keep a page with its pictures. */
async function keepPage(path) {
  await load(PAGES, path, { cache: "no-cache" });
  const html = await (await find(PAGES, path)).text();
  const pictures = [...html.matchAll(/ src="(?:\.\.\/)+(images\/[\w.-]+)"/g)].map(([, picture]) => picture);
  await loadMissing(ASSETS, pictures).catch(() => {});
}

/** Keep all ZIP code files or none: a selection would show where the reader looks for events. */
async function keepZips() {
  if ((await pathsIn(ZIPS)).join() === ZIP_FILES.join()) return;
  try {
    await caches.delete(ZIPS);
    await loadTogether(ZIPS, ZIP_FILES);
  } catch (error) {
    await caches.delete(ZIPS);
    throw error;
  }
}

/**
 * Keep the shards of visited states and of events that help every state. All of a state's shards are kept, so they do
 * not show a place in it. The kept manifest lists only these, so an offline search asks for no others.
 */
async function keepIndex() {
  const answer = await fetch(SCOPE + MANIFEST, { cache: "no-cache" });
  if (!isComplete(MANIFEST, answer)) return;
  const file = await answer.clone().json();
  if (file.format !== FORMAT) return;
  const visited = (await pathsIn(PAGES)).map(stateOf).filter(Boolean);
  const codes = [...new Set([EVERY_STATE, ...visited.map(([code]) => code)])].filter((code) => file.states[code]);
  const states = Object.fromEntries(codes.map((code) => [code, foundAnywhere(file.states[code])]));
  const shards = codes.flatMap((code) => shardsOf(code, states[code]));
  await loadMissing(INDEX, shards);
  // A partial index cannot count the online events of the whole site.
  const online = { ...file.online, as_of: 0 };
  await put(INDEX, MANIFEST, new Response(JSON.stringify({ ...file, states, online }), answer));
  await drop(INDEX, (await pathsIn(INDEX)).filter((path) => path !== MANIFEST && !shards.includes(path)));
}

/**
 * A state's shards with a first shard that every search loads. An online event from another state is in that state's
 * shards, which may be missing offline, and in this state's first shard. So the first shard's box becomes the world.
 */
function foundAnywhere([version, [events], ...placed]) {
  return [version, [events, ...WORLD], ...placed];
}

/** The addresses of a state's shards, named as in search/finder/shards.js. */
function shardsOf(code, [version, ...some]) {
  return some.flatMap(([events], number) => {
    const name = number ? `${code}-${number}` : code;
    return events ? [`search/events/${name.toLowerCase()}.json?v=${version}`] : [];
  });
}

/** Update the copy of a page from a response: kept pages and state pages are stored, missing pages are deleted. */
export async function updateCopy(path, answer) {
  if (answer.status === 404 || answer.status === 410) {
    await drop(PAGES, [path]);
  } else if (isComplete(path, answer) && (stateOf(path) || (await find(PAGES, path)))) {
    await put(PAGES, path, answer);
    if (stateOf(path)) await forgetStates();
  }
}

/** After an online visit, update copies that are more than an hour old. */
export async function updateOldCopies(path) {
  const old = [];
  for (const one of await pathsIn(PAGES)) {
    const asked = Number((await find(PAGES, one))?.headers.get("asked"));
    if (Math.abs(Date.now() - asked) > HOUR) old.push(one);
  }
  for (const one of old) await updateCopy(one, await fetch(SCOPE + one, { cache: "no-cache" }));
  if (old.length || stateOf(path)) await keepIndex();
  if (old.length && (await caches.has(ZIPS))) await keepZips();
  if (old.length) await tidy();
}

/** Delete the states that were visited longest ago. */
async function forgetStates() {
  const pages = (await pathsIn(PAGES)).filter(stateOf);
  const codes = [...new Set(pages.map((path) => stateOf(path)[0]).reverse())].slice(0, MOST_STATES);
  await drop(PAGES, pages.filter((path) => !codes.includes(stateOf(path)[0])));
}
