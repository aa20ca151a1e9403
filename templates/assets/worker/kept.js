// What the worker keeps, in caches that only this site uses: sites that share an origin share all its caches.
// A key is an address without its # and ? parts, except the version, so it never has a ZIP code in it.

export const SCOPE = new URL("./", location).href;
const PREFIX = `offline of ${new URL(SCOPE).pathname} `;
export const PAGES = `${PREFIX}pages`;
export const ASSETS = `${PREFIX}assets`;
export const INDEX = `${PREFIX}search`;
export const ZIPS = `${PREFIX}zips`;
const ALL = [PAGES, ASSETS, INDEX, ZIPS];

const MOST_IMAGES = 40;

/** The content types that an extension allows. Some hosts respond with a page for a file that they do not have. */
const TYPES = { html: /^text\/html/, css: /^text\/css/, js: /javascript/, json: /json/ };
const IMAGE = /^image\//;

/** Pages of this site. A worker at the root of a host must deleteAll other sites there alone. */
const PAGE = /^(?:events|posts|credits|privacy)\/(?:[^?]*\/)?$/;
const LATER_PAGE = /page\/\d+\/$/;

/** The path of an address in the site, with its version if it has one; null outside the site. */
export function pathOf(address) {
  const url = new URL(address);
  const bare = url.origin + url.pathname;
  if (!bare.startsWith(SCOPE)) return null;
  const path = bare.slice(SCOPE.length);
  const version = /[?&]v=([0-9a-f-]{1,24})(?:&|$)/.exec(url.search)?.[1];
  return version && !isPage(path) ? `${path}?v=${version}` : path;
}

/** The state whose list is on a page; undefined for other pages. */
export function stateOf(path) {
  const first = path.replace(LATER_PAGE, "");
  return Object.hasOwn(STATES, first) ? STATES[first] : undefined;
}

export function isPage(path) {
  const isBelowState = path.endsWith("/") && stateOf(path.slice(0, path.indexOf("/") + 1)) !== undefined;
  return FIRST_PAGES.includes(path) || PAGE.test(path) || isBelowState;
}

/** Whether the file at an address never changes. */
export const isVersion = (path) => /[?-][^/]*[0-9a-f]{12}/.test(path);

/** Whether a response is the complete file that was requested. Some hosts redirect "offline.html" to "offline". */
export function isComplete(path, { status, type, redirected, url, headers }) {
  const isThere = !redirected || url === SCOPE + path.replace(/\.html$/, "");
  const kind = isPage(path) ? "html" : /\.(\w+)(?:\?|$)/.exec(path)?.[1];
  const isOfKind = (TYPES[kind] ?? IMAGE).test(headers.get("content-type") ?? "");
  return status === 200 && type === "basic" && isThere && isOfKind;
}

/** The copy of a path. Always names the cache, since caches.match() would also search other sites' caches. */
export function find(cache, path) {
  return caches.match(SCOPE + path, { cacheName: cache });
}

/** The paths in a cache, oldest first; none if there is no such cache. */
export async function pathsIn(cache) {
  if (!(await caches.has(cache))) return [];
  return (await (await caches.open(cache)).keys()).map(({ url }) => pathOf(url));
}

/**
 * A copy of a response to keep, with its time and, for a page, the version of the assets it needs. Throws if a page
 * needs none: then it is not from this site but from a host or a network, such as a sign-in page.
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

let isDeleted = false;

/** Delete everything, and do not keep downloads that are still running, until a reader asks to keep something again. */
export async function deleteAll() {
  isDeleted = true;
  await Promise.all((await namesOfCaches()).map((name) => caches.delete(name)));
}

export function resume() {
  isDeleted = false;
}

async function namesOfCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** Put a copy into a cache. Never creates the cache, because the reader may have deleted it in the meantime. */
async function store(cache, path, copy) {
  if (isDeleted || !(await caches.has(cache))) return;
  const opened = await caches.open(cache);
  await opened.delete(SCOPE + path); // so that the newest comes last
  await opened.put(SCOPE + path, copy);
  if (isDeleted) await deleteAll();
}

/** Keep a response. */
export async function put(cache, path, answer) {
  await store(cache, path, await copyOf(path, answer));
}

export async function drop(cache, paths) {
  if (!(await caches.has(cache))) return;
  const opened = await caches.open(cache);
  await Promise.all(paths.map((path) => opened.delete(SCOPE + path)));
}

/** Fetch a file and copy it; throws if it is not there. */
async function copyFrom(path, options) {
  const answer = await fetch(SCOPE + path, options);
  if (!isComplete(path, answer)) throw new Error(`${path} is not there`);
  return copyOf(path, answer);
}

/** Fetch a file and keep it; throws if it is not there. */
export async function load(cache, path, options) {
  await store(cache, path, await copyFrom(path, options));
}

/** Fetch several files, and keep them only if all of them arrive. */
export async function loadTogether(cache, paths) {
  const copies = await Promise.all(paths.map((path) => copyFrom(path)));
  await caches.open(cache);
  for (const [at, copy] of copies.entries()) await store(cache, paths[at], copy);
}

/** Fetch the files that a cache does not have yet. */
export async function loadMissing(cache, paths) {
  const there = new Set(await pathsIn(cache));
  await Promise.all(paths.filter((path) => !there.has(path)).map((path) => load(cache, path)));
}

/** Delete assets of versions that no kept page needs, the oldest images, and caches that are no longer used. */
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
