// The service worker: it serves the site's pages when there is no network. It is registered only after a reader saves
// an event or keeps a page. statepages/outputs/offline.py puts VERSION, FORMAT, FILES, FIRST_PAGES, STATES, LANGUAGE
// and WORDS above this. It does not replace an older worker while that one's pages are open, because they need the
// files of their own version.

import { ASSETS, INDEX, PAGES, ZIPS, deleteAll, drop, find, isComplete, isPage, isVersion, pathOf, put, tidy } from "./kept.js";
import { keepFirst, keepRequested, updateCopy, updateOldCopies } from "./keeping.js";
import { withNote } from "./note.js";

const LIMIT = 3000; // milliseconds to wait for the network when there is a copy

addEventListener("install", (event) => event.waitUntil(keepFirst().catch(ignoreFull)));
addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), tidy()])));

addEventListener("message", (event) => {
  const { data, ports } = event;
  const done = data.leave ? deleteAll() : data.drop ? drop(PAGES, data.drop) : keepRequested(data);
  const say = (result) => ports[0]?.postMessage(result);
  event.waitUntil(done.then(() => say(true), (error) => say(isFull(error) && "full")));
});

const isFull = ({ name }) => name === "QuotaExceededError";

/** Install the first worker even if the device is full: only an installed worker can report that. */
function ignoreFull(error) {
  if (registration.active || !isFull(error)) throw error;
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const path = pathOf(request.url);
  const answer = path !== null && handlerOf(path);
  if (answer) event.respondWith(answer(event, path));
});

/** The function that serves a path; undefined for what the worker leaves alone: feeds, calendars, embeds, this script. */
function handlerOf(path) {
  if (isPage(path)) return answerPage;
  if (/^(?:assets\/|search\/(?:finder\/|further\.))/.test(path)) return isVersion(path) ? answerVersion : answerFile;
  if (path.startsWith("images/")) return answerFile;
  if (path.startsWith("search/events/")) return (event, path) => answerKept(event, path, INDEX);
  if (path.startsWith("search/zips/")) return (event, path) => answerKept(event, path, ZIPS);
  if (path === "search/manifest.json") return answerManifest;
  return undefined;
}

/** A page: from the site if it responds in time, else the copy, else the page that says there is no copy. */
async function answerPage(event, path) {
  const { request } = event;
  const coming = fetch(request);
  const isVisit = request.mode === "navigate";
  event.waitUntil(
    coming.then((answer) => updateCopy(path, answer.clone())).then(() => isVisit && updateOldCopies(path)).catch(() => {}),
  );
  const kept = await find(PAGES, path);
  try {
    return await (kept ? Promise.race([coming.then(rejectServerError), timeout()]) : coming);
  } catch (error) {
    if (kept) return withNote(kept, WORDS[error.message] ?? WORDS.offline, path);
    const instead = isVisit && (await find(PAGES, "offline.html"));
    return instead || Response.error();
  }
}

function timeout() {
  return new Promise((_, reject) => setTimeout(reject, LIMIT, new Error("slow")));
}

/** Reject a server error: a copy is more useful than the host's error page. */
function rejectServerError(answer) {
  if (isServerError(answer)) throw new Error("trouble");
  return answer;
}

const isServerError = ({ status }) => status >= 500;

/** A file whose address has its version, so it never changes. */
async function answerVersion(event, path) {
  return (await find(ASSETS, path)) ?? fetchAndKeep(event, path);
}

/** A file that may change. */
function answerFile(event, path) {
  return orCopy(fetchAndKeep(event, path), ASSETS, path);
}

/** The response from the network, or the copy if that fails. */
async function orCopy(coming, cache, path) {
  const answer = await coming.catch(() => Response.error());
  return answer.type === "error" || isServerError(answer) ? ((await find(cache, path)) ?? answer) : answer;
}

async function fetchAndKeep(event, path) {
  const answer = await fetch(event.request);
  if (isComplete(path, answer)) event.waitUntil(put(ASSETS, path, answer.clone()).catch(() => {}));
  return answer;
}

/** Files that are kept all or none. A search adds nothing to them, because that would show where it was. */
async function answerKept(event, path, cache) {
  return (await find(cache, path)) ?? fetch(event.request);
}

function answerManifest(event, path) {
  return orCopy(fetch(event.request), INDEX, path);
}
