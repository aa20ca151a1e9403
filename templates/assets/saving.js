// What happens when a reader presses Save or "Keep for offline". Nothing else registers the worker.

import { site } from "../../search/finder/save_button.js";
import { say } from "./clock/words.js";
import { noteSaved } from "./saved/list.js";
import { askWorker, tellWorker } from "./saved/worker.js";

/** Save an event, or remove it. The button shows which, even where the worker cannot run. */
export function toggle(button, path, title) {
  // Go by the button: on a page restored by "Back", the list may have changed since.
  const isNew = button.getAttribute("aria-pressed") !== "true";
  const place = button.closest(".card")?.querySelector(".card-body") ?? button.parentElement;
  hideFull(place);
  try {
    noteSaved(path, isNew ? title : undefined);
  } catch (error) {
    console.warn(error);
    return showFull(place);
  }
  button.setAttribute("aria-pressed", isNew);
  (isNew ? askWorker({ pages: [path] }) : tellWorker({ drop: [path] })).catch(console.warn);
}

/** Report in some element that the browser's storage is full. */
export function showFull(place) {
  const note = document.createElement("span");
  note.className = "full";
  note.role = "alert";
  place.append(note);
  note.textContent = say("full");
}

/** Remove that report. */
export function hideFull(place) {
  place.querySelector(".full")?.remove();
}

/** Keep this page and the ZIP code search for offline use, and report the result. */
export async function keepHere(button) {
  const status = button.nextElementSibling;
  const { busy, done, failed, full } = button.dataset;
  status.textContent = busy;
  const page = location.pathname.slice(site().pathname.length);
  const result = await askWorker({ pages: [page], zips: true }).catch(console.warn);
  status.textContent = result === "full" ? full : result ? done : failed;
}
