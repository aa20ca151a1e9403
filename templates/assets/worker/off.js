// The worker of a site with offline copies turned off. It replaces an earlier worker, and removes itself and
// everything that was kept. It must stay at the same address: a browser that finds no script there keeps its old one.

const scope = new URL("./", location);

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(deleteAll()));

/** Report to pages that nothing is kept. */
addEventListener("message", ({ ports }) => ports[0]?.postMessage(false));

async function deleteAll() {
  // Other sites may share the origin, and so its caches.
  const ours = (await caches.keys()).filter((name) => name.startsWith(`offline of ${scope.pathname} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
  if (!ours.length) return;
  // Reload pages that came from a cache.
  for (const client of await clients.matchAll({ type: "window" })) client.navigate(client.url).catch(() => {});
}
