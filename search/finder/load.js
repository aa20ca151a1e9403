/** Fetching the files of the index, each once. */

import { decode } from "./columns.js";
import { shardsOf } from "./shards.js";

/** The format that these scripts read. */
export const FORMAT = 5;

export const SEARCH = new URL("../", import.meta.url);
const files = new Map();

/** The manifest, as { shards, online }: always the newest, since the versions of all other files stand in it. */
export function loadManifest() {
  return once("manifest.json", async () => {
    const file = await fetchJson(new URL("manifest.json", SEARCH), { cache: "no-cache" });
    return { shards: shardsOf(file), online: file.online };
  });
}

/** A file of a hundred with ZIP codes. */
export function loadZips(path) {
  return loadVersion(path, FORMAT);
}

/** A shard of events by its name: { version, events }. */
export function loadEvents(name, manifest) {
  return once(`events ${name}`, async () => {
    const file = await loadShard("events", name, manifest);
    return { version: file.version, events: decode(file) };
  });
}

/** Words and nodes of the page (further.js): always the newest, since the page itself is. */
export function loadFurther() {
  return once("further.json", () => fetchJson(new URL("further.json", SEARCH), { cache: "no-cache" }));
}

/** The outlines of a state, or of all states in the file of US. */
export function loadOutlines(code) {
  return loadVersion(`outlines/${code.toLowerCase()}.json`, FORMAT);
}

/** Drop all that was loaded, so that the next search begins with the newest manifest. */
export function forgetFiles() {
  files.clear();
}

/** A shard of a folder, once. */
export function loadShard(folder, name, manifest) {
  return loadVersion(`${folder}/${name.toLowerCase()}.json`, manifest.shards[name].version);
}

function loadVersion(path, version) {
  return once(path, () => fetchJson(new URL(`${path}?v=${version}`, SEARCH)));
}

async function fetchJson(url, options) {
  const answer = await fetch(url, options);
  const file = answer.ok ? await answer.json() : {};
  if (file.format !== FORMAT) throw new Error(url);
  return file;
}

/** What `load` brings, kept for the next time; a failure is not kept. */
export function once(name, load) {
  if (!files.has(name)) {
    const loading = load();
    files.set(name, loading);
    loading.catch(() => files.delete(name));
  }
  return files.get(name);
}
