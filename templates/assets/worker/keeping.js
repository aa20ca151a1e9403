// What is kept, and when: the first pages with the files of all pages, states that were visited, saved events, and
// the index for what the finder can be asked without a network.

import {
  ASSETS, INDEX, PAGES, SCOPE, ZIPS, comeBack, drop, find, isSound, isVersion, load, loadMissing, loadTogether, pathsIn,
  put, stateOf, tidy,
} from "./kept.js";

const HOUR = 60 * 60 * 1000;
const MOST_STATES = 6;
const EVERY_STATE = "US";
const WORLD = [-9000, -18000, 18000, 36000]; // 0.01 degrees: south, west, height, width
const MANIFEST = "search/manifest.json";
const ZIP_FILES = Array.from({ length: 100 }, (_, at) => `search/zips/${String(at).padStart(2, "0")}.json?v=${FORMAT}`);

/** The first pages and the files of all pages; of those with a version only what is new. */
export async function keepFirst() {
  for (const name of [PAGES, ASSETS, INDEX]) await caches.open(name);
  const there = new Set(await pathsIn(ASSETS));
  const files = FILES.filter((path) => !isVersion(path) || !there.has(path));
  // Some browsers block a file by its name. Without it the pages still show.
  await Promise.allSettled(files.map((path) => load(ASSETS, path)));
  await Promise.all(FIRST_PAGES.map((path) => load(PAGES, path, { cache: "no-cache" })));
}

/** Keep some pages that were asked for; with `zips`, what a search near a ZIP code needs. Throws where that fails. */
export async function keepAsked({ pages = [], zips = false }) {
  // Somebody may have deleted everything while this worker was still there.
  comeBack();
  if (!(await caches.has(PAGES))) await keepFirst();
  for (const path of pages) await keepPage(path);
  if (zips) await keepZips();
  if (zips || pages.some(stateOf)) await keepIndex();
}

/** A page with the pictures in it. */
async function keepPage(path) {
  await load(PAGES, path, { cache: "no-cache" });
  const html = await (await find(PAGES, path)).text();
  const pictures = [...html.matchAll(/ src="(?:\.\.\/)+(images\/[\w.-]+)"/g)].map(([, picture]) => picture);
  await loadMissing(ASSETS, pictures).catch(() => {});
}

/** All files of ZIP codes or none: any choice of them would tell where a reader looks for events. */
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
 * The shards of the states that were visited, and of what helps every state: all of a state's, which tell nothing of
 * a place in it. The manifest is kept with them, and names no others, so a search without a network asks for no others.
 */
async function keepIndex() {
  const answer = await fetch(SCOPE + MANIFEST, { cache: "no-cache" });
  if (!isSound(MANIFEST, answer)) return;
  const file = await answer.clone().json();
  if (file.format !== FORMAT) return;
  const visited = (await pathsIn(PAGES)).map(stateOf).filter(Boolean);
  const codes = [...new Set([EVERY_STATE, ...visited.map(([code]) => code)])].filter((code) => file.states[code]);
  const states = Object.fromEntries(codes.map((code) => [code, foundAnywhere(file.states[code])]));
  const shards = codes.flatMap((code) => shardsOf(code, states[code]));
  await loadMissing(INDEX, shards);
  // Of the whole site it counts nothing any more.
  const online = { ...file.online, as_of: 0 };
  await put(INDEX, MANIFEST, new Response(JSON.stringify({ ...file, states, online }), answer));
  await drop(INDEX, (await pathsIn(INDEX)).filter((path) => path !== MANIFEST && !shards.includes(path)));
}

/**
 * What helps a state from elsewhere is in its first shard, and online in that of its place. Without a network that one
 * may be missing, so a search near any place looks into the first: its box is the world.
 */
function foundAnywhere([version, [events], ...placed]) {
  return [version, [events, ...WORLD], ...placed];
}

/** The addresses of a state's shards, as search/finder/shards.js reads them. */
function shardsOf(code, [version, ...some]) {
  return some.flatMap(([events], number) => {
    const name = number ? `${code}-${number}` : code;
    return events ? [`search/events/${name.toLowerCase()}.json?v=${version}`] : [];
  });
}

/** What an answer from the site says of a page that is kept, or to be kept as it is of a state. */
export async function learn(path, answer) {
  if (answer.status === 404 || answer.status === 410) {
    await drop(PAGES, [path]);
  } else if (isSound(path, answer) && (stateOf(path) || (await find(PAGES, path)))) {
    await put(PAGES, path, answer);
    if (stateOf(path)) await forgetStates();
  }
}

/** After a visit with a network: bring up to date what has not been for an hour. */
export async function renew(path) {
  const old = [];
  for (const one of await pathsIn(PAGES)) {
    const asked = Number((await find(PAGES, one))?.headers.get("asked"));
    if (Math.abs(Date.now() - asked) > HOUR) old.push(one);
  }
  for (const one of old) await learn(one, await fetch(SCOPE + one, { cache: "no-cache" }));
  if (old.length || stateOf(path)) await keepIndex();
  if (old.length && (await caches.has(ZIPS))) await keepZips();
  if (old.length) await tidy();
}

/** Drop the states that were not visited for the longest time. */
async function forgetStates() {
  const pages = (await pathsIn(PAGES)).filter(stateOf);
  const codes = [...new Set(pages.map((path) => stateOf(path)[0]).reverse())].slice(0, MOST_STATES);
  await drop(PAGES, pages.filter((path) => !codes.includes(stateOf(path)[0])));
}
