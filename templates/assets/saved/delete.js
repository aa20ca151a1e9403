// Deletes everything that this site keeps on the device: stored choices and saved events, caches, the worker.

import { site } from "../../../search/finder/save_button.js";
import { registered, tellWorker } from "./worker.js";

export async function deleteAll() {
  // Other sites may share the origin: leave theirs alone.
  const { pathname } = site();
  for (const key of Object.keys(localStorage)) if (key.endsWith(` of ${pathname}`)) localStorage.removeItem(key);
  // The worker must not keep downloads that are still running.
  await tellWorker({ leave: true }).catch(console.warn);
  for (const name of await caches.keys()) if (name.startsWith(`offline of ${pathname} `)) await caches.delete(name);
  await (await registered())?.unregister();
}
