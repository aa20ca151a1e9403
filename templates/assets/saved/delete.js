// Everything that this site keeps on the device goes: what scripts stored, the caches, the worker.

import { site } from "../../../search/finder/save_button.js";
import { registered } from "./worker.js";

export async function deleteAll() {
  // Other sites may share the origin: theirs stays.
  const { pathname } = site();
  for (const key of Object.keys(localStorage)) if (key.endsWith(` of ${pathname}`)) localStorage.removeItem(key);
  // A worker makes no cache again that is gone.
  for (const name of await caches.keys()) if (name.startsWith(`offline of ${pathname} `)) await caches.delete(name);
  await (await registered())?.unregister();
}
