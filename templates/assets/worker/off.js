// The worker of a site that keeps nothing: it takes the place of one that did, and removes itself with all that was
// kept. It stands at the same address for ever: a browser that finds no script there goes on with the one it has.

const scope = new URL("./", location);

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(leave()));

/** Whoever asks for something to be kept hears that it is not. */
addEventListener("message", ({ ports }) => ports[0]?.postMessage(false));

async function leave() {
  // Other sites may share the origin, and so its caches.
  const ours = (await caches.keys()).filter((name) => name.startsWith(`offline of ${scope.pathname} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
  if (!ours.length) return;
  // Pages that came from a cache come anew.
  for (const client of await clients.matchAll({ type: "window" })) client.navigate(client.url).catch(() => {});
}
