// The worker: it answers for the site where there is no network. It is registered only once a reader saves an event
// or keeps a page. Above this, statepages/outputs/offline.py writes VERSION, FORMAT, FILES, FIRST_PAGES, STATES,
// LANGUAGE and WORDS. It does not take over from an older one while pages of that are open: they get the files
// that they know.

import { ASSETS, INDEX, PAGES, ZIPS, drop, find, isPage, isSound, isVersion, leave, pathOf, put, tidy } from "./kept.js";
import { keepAsked, keepFirst, learn, renew } from "./keeping.js";
import { withNote } from "./note.js";

const LIMIT = 3000; // milliseconds that a reader waits for a page that is kept

addEventListener("install", (event) => event.waitUntil(keepFirst()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), tidy()])));

addEventListener("message", (event) => {
  const { data, ports } = event;
  const done = data.leave ? leave() : data.drop ? drop(PAGES, data.drop) : keepAsked(data);
  const say = (isDone) => ports[0]?.postMessage(isDone);
  event.waitUntil(done.then(() => say(true), () => say(false)));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const path = pathOf(request.url);
  const answer = path !== null && answerOf(path);
  if (answer) event.respondWith(answer(event, path));
});

/** What answers for a path; undefined for what is none of the worker's: feeds, calendars, embeds, this script. */
function answerOf(path) {
  if (isPage(path)) return answerPage;
  if (/^(?:assets\/|search\/(?:finder\/|further\.))/.test(path)) return isVersion(path) ? answerVersion : answerFile;
  if (path.startsWith("images/")) return answerFile;
  if (path.startsWith("search/events/")) return (event, path) => answerKept(event, path, INDEX);
  if (path.startsWith("search/zips/")) return (event, path) => answerKept(event, path, ZIPS);
  if (path === "search/manifest.json") return answerManifest;
  return undefined;
}

/** A page: from the site within the limit, else what was kept, else what says that there is nothing. */
async function answerPage(event, path) {
  const { request } = event;
  const coming = fetch(request);
  const isVisit = request.mode === "navigate";
  event.waitUntil(
    coming.then((answer) => learn(path, answer.clone())).then(() => isVisit && renew(path)).catch(() => {}),
  );
  const kept = await find(PAGES, path);
  try {
    return await (kept ? Promise.race([coming.then(refuseTrouble), late()]) : coming);
  } catch (error) {
    if (kept) return withNote(kept, WORDS[error.message] ?? WORDS.offline, path);
    const instead = isVisit && (await find(PAGES, "offline.html"));
    return instead || Response.error();
  }
}

function late() {
  return new Promise((_, reject) => setTimeout(reject, LIMIT, new Error("slow")));
}

/** A host in trouble says so in words of its own; what was kept is of more use. */
function refuseTrouble(answer) {
  if (isTrouble(answer)) throw new Error("trouble");
  return answer;
}

const isTrouble = ({ status }) => status >= 500;

/** What never changes under its address. */
async function answerVersion(event, path) {
  return (await find(ASSETS, path)) ?? fetchAndKeep(event, path);
}

/** What may change. */
function answerFile(event, path) {
  return orKept(fetchAndKeep(event, path), ASSETS, path);
}

/** An answer that is on its way; where none comes, or no good one, what was kept. */
async function orKept(coming, cache, path) {
  const answer = await coming.catch(() => Response.error());
  return answer.type === "error" || isTrouble(answer) ? ((await find(cache, path)) ?? answer) : answer;
}

async function fetchAndKeep(event, path) {
  const answer = await fetch(event.request);
  if (isSound(path, answer)) event.waitUntil(put(ASSETS, path, answer.clone()).catch(() => {}));
  return answer;
}

/** What is kept as a whole or not at all: a search adds nothing to it, since that would tell where it was. */
async function answerKept(event, path, cache) {
  return (await find(cache, path)) ?? fetch(event.request);
}

function answerManifest(event, path) {
  return orKept(fetch(event.request), INDEX, path);
}
