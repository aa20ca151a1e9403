/** Fetches the files of the index, each only once. */

import { decode } from "./columns.js";
import { shardsOf } from "./shards.js";

/** The index format that these scripts read. */
export const FORMAT = 5;

export const SEARCH = new URL("../", import.meta.url);
const files = new Map();

/** The manifest, as { shards, online }. Always the newest, since it has the versions of all other files. */
export function loadManifest() {
  return once("manifest.json", async () => {
    const file = await fetchJson(new URL("manifest.json", SEARCH), { cache: "no-cache" });
    return { shards: shardsOf(file), online: file.online };
  });
}

/** One of the hundred ZIP code files. */
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

/** More messages and templates (further.js). Always the newest, like the page itself. */
export function loadFurther() {
  return once("further.json", () => fetchJson(new URL("further.json", SEARCH), { cache: "no-cache" }));
}

/** The outlines of a state; of all states for "US". */
export function loadOutlines(code) {
  return loadVersion(`outlines/${code.toLowerCase()}.json`, FORMAT);
}

/** Forget everything that was loaded, so that the next search starts with the newest manifest. */
export function resetFiles() {
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

/** The result of `load`, kept for the next call unless it fails. */
export function once(name, load) {
  if (!files.has(name)) {
    const loading = load();
    files.set(name, loading);
    loading.catch(() => files.delete(name));
  }
  return files.get(name);
}
