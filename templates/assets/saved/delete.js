// Everything that this site keeps on the device goes: what scripts stored, the caches, the worker.

import { site } from "../../../search/finder/save_button.js";
import { registered, tell } from "./worker.js";

export async function deleteAll() {
  // Other sites may share the origin: theirs stays.
  const { pathname } = site();
  for (const key of Object.keys(localStorage)) if (key.endsWith(` of ${pathname}`)) localStorage.removeItem(key);
  // What a worker has under way is not kept any more.
  await tell({ leave: true }).catch(console.warn);
  for (const name of await caches.keys()) if (name.startsWith(`offline of ${pathname} `)) await caches.delete(name);
  await (await registered())?.unregister();
}
