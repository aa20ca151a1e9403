// Sends messages to the service worker (assets/worker/sw.js).

import { site } from "../../../search/finder/save_button.js";

const PATIENCE = 60_000; // milliseconds

/** Have the worker do something, and register it first if there is none. Resolves to what the worker answers. */
export async function askWorker(message) {
  if ("staysOnline" in document.documentElement.dataset || !navigator.serviceWorker) return false;
  const { href, pathname } = site();
  const registration = await navigator.serviceWorker.register(`${href}sw.js`, { scope: pathname, updateViaCache: "none" });
  return send(registration, message);
}

/** Have the worker do something, if there is one. */
export async function tellWorker(message) {
  const registration = await registered();
  return registration ? send(registration, message) : false;
}

/** The registration of this site. A worker at the root of the host may be another site's. */
export async function registered() {
  const found = await navigator.serviceWorker?.getRegistration(site().href);
  return found?.scope === site().href ? found : null;
}

async function send({ active, waiting, installing }, message) {
  const worker = active ?? waiting ?? installing;
  while (worker.state !== "activated") {
    if (worker.state === "redundant") return false;
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
  }
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE, false);
    worker.postMessage(message, [port2]);
  });
}
