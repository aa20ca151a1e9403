// What a press of Save or of "Keep for offline" does. Only here is a worker registered.

import { site } from "../../search/finder/save_button.js";
import { noteSaved } from "./saved/list.js";
import { ask, tell } from "./saved/worker.js";

/** Save an event, or take it back. The button shows which, also where the worker can do nothing. */
export function toggle(button, path, title) {
  // By what the button shows: on a page that the browser has kept for "Back", the list may know more.
  const isNew = button.getAttribute("aria-pressed") !== "true";
  noteSaved(path, isNew ? title : undefined);
  button.setAttribute("aria-pressed", isNew);
  (isNew ? ask({ pages: [path] }) : tell({ drop: [path] })).catch(console.warn);
}

/** Keep this page with the search by ZIP code, and say how that went. */
export async function keepHere(button) {
  const status = button.nextElementSibling;
  const { busy, done, failed } = button.dataset;
  status.textContent = busy;
  const page = location.pathname.slice(site().pathname.length);
  const isKept = await ask({ pages: [page], zips: true }).catch(console.warn);
  status.textContent = isKept ? done : failed;
}
