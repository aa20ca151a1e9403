// What the worker keeps, in caches of this site alone: sites may share an origin, and so all its caches.
// A key is an address without what stands behind # or ?, but for the version: no ZIP code is ever in one.

export const SCOPE = new URL("./", location).href;
const PREFIX = `offline of ${new URL(SCOPE).pathname} `;
export const PAGES = `${PREFIX}pages`;
export const ASSETS = `${PREFIX}assets`;
export const INDEX = `${PREFIX}search`;
export const ZIPS = `${PREFIX}zips`;
const ALL = [PAGES, ASSETS, INDEX, ZIPS];

const MOST_IMAGES = 40;

/** What a file is, by the end of its name. Some hosts answer with a page for what they do not have. */
const TYPES = { html: /^text\/html/, css: /^text\/css/, js: /javascript/, json: /json/ };
const IMAGE = /^image\//;

/** Pages of the site; a worker at the root of a host leaves other sites there alone. */
const PAGE = /^(?:events|posts|credits|privacy)\/(?:[^?]*\/)?$/;
const LATER_PAGE = /page\/\d+\/$/;

/** The path of an address below the site with its version, if it has one; null outside of the site. */
export function pathOf(address) {
  const url = new URL(address);
  const bare = url.origin + url.pathname;
  if (!bare.startsWith(SCOPE)) return null;
  const path = bare.slice(SCOPE.length);
  const version = /[?&]v=([0-9a-f-]{1,24})(?:&|$)/.exec(url.search)?.[1];
  return version && !isPage(path) ? `${path}?v=${version}` : path;
}

/** The state of a page of its list; undefined for other pages. */
export function stateOf(path) {
  const first = path.replace(LATER_PAGE, "");
  return Object.hasOwn(STATES, first) ? STATES[first] : undefined;
}

export function isPage(path) {
  const isBelowState = path.endsWith("/") && stateOf(path.slice(0, path.indexOf("/") + 1)) !== undefined;
  return FIRST_PAGES.includes(path) || PAGE.test(path) || isBelowState;
}

/** Whether what stands under an address never changes. */
export const isVersion = (path) => /[?-][^/]*[0-9a-f]{12}/.test(path);

/** Whether an answer is the file that was asked for, as a whole. Some hosts lead from "offline.html" to "offline". */
export function isSound(path, { status, type, redirected, url, headers }) {
  const isThere = !redirected || url === SCOPE + path.replace(/\.html$/, "");
  const kind = isPage(path) ? "html" : /\.(\w+)(?:\?|$)/.exec(path)?.[1];
  const isOfKind = (TYPES[kind] ?? IMAGE).test(headers.get("content-type") ?? "");
  return status === 200 && type === "basic" && isThere && isOfKind;
}

/** What was kept of a path. Never by caches.match alone, which looks into the caches of other sites too. */
export function find(cache, path) {
  return caches.match(SCOPE + path, { cacheName: cache });
}

/** The paths that a cache has, the oldest first; none where there is no such cache. */
export async function pathsIn(cache) {
  if (!(await caches.has(cache))) return [];
  return (await (await caches.open(cache)).keys()).map(({ url }) => pathOf(url));
}

/**
 * An answer to keep, with the time that it is of; a page with the version of the assets that it wants. Throws where it
 * wants none: then it is not of this site, but of a host or a network that has something else to say.
 */
async function copyOf(path, answer) {
  const body = isPage(path) ? await answer.text() : await answer.blob();
  const wants = isPage(path) ? /\?v=([0-9a-f]{12})/.exec(body)?.[1] : "";
  if (wants === undefined) throw new Error(`${path} is not of this site`);
  const headers = {
    "content-type": answer.headers.get("content-type"),
    kept: answer.headers.get("date") ?? new Date().toUTCString(),
    asked: String(Date.now()),
    wants,
  };
  return new Response(body, { headers });
}

let isLeft = false;

/** Delete everything, and keep nothing that is still on its way; until something is asked for again. */
export async function leave() {
  isLeft = true;
  await Promise.all((await namesOfCaches()).map((name) => caches.delete(name)));
}

export function comeBack() {
  isLeft = false;
}

async function namesOfCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** Where there is no such cache none is made: somebody may have deleted it meanwhile. */
async function store(cache, path, copy) {
  if (isLeft || !(await caches.has(cache))) return;
  const opened = await caches.open(cache);
  await opened.delete(SCOPE + path); // so that the newest is the last
  await opened.put(SCOPE + path, copy);
  if (isLeft) await leave();
}

/** Keep an answer. */
export async function put(cache, path, answer) {
  await store(cache, path, await copyOf(path, answer));
}

export async function drop(cache, paths) {
  if (!(await caches.has(cache))) return;
  const opened = await caches.open(cache);
  await Promise.all(paths.map((path) => opened.delete(SCOPE + path)));
}

/** Fetch a file, whole; throws where there is none. */
async function copyFrom(path, options) {
  const answer = await fetch(SCOPE + path, options);
  if (!isSound(path, answer)) throw new Error(`${path} is not there`);
  return copyOf(path, answer);
}

/** Fetch a file and keep it; throws where there is none. */
export async function load(cache, path, options) {
  await store(cache, path, await copyFrom(path, options));
}

/** Fetch all of some files, and keep them only then. */
export async function loadTogether(cache, paths) {
  const copies = await Promise.all(paths.map((path) => copyFrom(path)));
  await caches.open(cache);
  for (const [at, copy] of copies.entries()) await store(cache, paths[at], copy);
}

/** Fetch those of some files that a cache does not have. */
export async function loadMissing(cache, paths) {
  const there = new Set(await pathsIn(cache));
  await Promise.all(paths.filter((path) => !there.has(path)).map((path) => load(cache, path)));
}

/** Drop assets of versions that no kept page wants, images beyond a number, and caches that are of no use. */
export async function tidy() {
  const wanted = new Set([VERSION]);
  for (const path of await pathsIn(PAGES)) wanted.add((await find(PAGES, path))?.headers.get("wants"));
  const assets = await pathsIn(ASSETS);
  const versionOf = (path) => /[0-9a-f]{12}/.exec(path)?.[0];
  const images = assets.filter((path) => path.startsWith("images/")).slice(0, -MOST_IMAGES);
  await drop(ASSETS, [...images, ...assets.filter((path) => versionOf(path) && !wanted.has(versionOf(path)))]);
  const names = (await namesOfCaches()).filter((name) => !ALL.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}
