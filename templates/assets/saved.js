// The page of saved events. Only this device knows which they are. The details come from each event's page: from the
// site, or from the copy that the worker kept if the site cannot be reached.

import { addSave, key, readSaved, site } from "../../search/finder/save_button.js";
import { showSpans } from "./clock/spans.js";
import { dayAt, now } from "./clock/time.js";
import { say } from "./clock/words.js";
import { addYourTimes } from "./clock/yours.js";
import { addAge, bareCard, cardOf } from "./saved/card.js";
import { deleteAll } from "./saved/delete.js";
import { noteSaved } from "./saved/list.js";
import { askWorker } from "./saved/worker.js";
import { keepHere } from "./saving.js";

const EVENT = /^events\/[\w.-]+\/[^/?#]+\/$/;

const [needs, status, list, device, deleting] = ["saved-needs", "saved-said", "saved", "saved-device", "saved-delete"].map(
  (id) => document.getElementById(id),
);
const keep = document.getElementById("keep");
const words = status.dataset;

/** How often the list was shown or deleted: what takes long must not replace what came after it. */
let latest = 0;

needs.hidden = true;
showSpans(now());
if (readSaved()) start();
else status.textContent = words.refused;

async function start() {
  device.hidden = false;
  if (keep) {
    keep.hidden = !navigator.serviceWorker;
    keep.addEventListener("click", () => keepHere(keep));
  }
  deleting.addEventListener("click", () => confirm(deleting.dataset.sure) && deleteEverything().catch(console.error));
  // Another tab saved or removed an event.
  addEventListener("storage", (event) => event.key === key() && show().catch(console.error));
  await show();
}

/** Show all saved events: the next ones first, past ones last. */
async function show() {
  const number = ++latest;
  const saved = Object.entries(readSaved()).filter(([path]) => EVENT.test(path));
  status.textContent = saved.length ? words.loading : words.none;
  if (!saved.length) return empty();
  const second = now();
  const loaded = await Promise.all(saved.map(([path, title]) => load(path, title, second)));
  // The list has changed since.
  if (number !== latest) return;
  const found = loaded.filter(({ isGone }) => !isGone);
  found.sort((one, other) => one.isOver - other.isOver || one.start - other.start || 0);
  list.querySelector(".cards").replaceChildren(...found.map(({ card }) => card));
  for (const { card } of found) {
    addSave(card, say("save"));
    // The button may have read an older list.
    card.querySelector(".save")?.setAttribute("aria-pressed", true);
  }
  list.hidden = !found.length;
  const gone = loaded.filter(({ isGone }) => isGone).map(({ title }) => words.gone.replace("{title}", () => title));
  status.textContent = gone.join(" ") || (found.length ? "" : words.none);
  addYourTimes();
  // The browser may have deleted the copies.
  await askWorker({ pages: found.map(({ path }) => path) }).catch(console.warn);
}

/** Load an event's page to show it as a card. If the site no longer has the event, remove it from the list too. */
async function load(path, title, second) {
  const address = site().href + path;
  const answer = await fetch(address, { cache: "no-cache" }).catch(() => null);
  if (answer?.status === 404 || answer?.status === 410) {
    noteSaved(path);
    return { path, title, isGone: true };
  }
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const made = page && cardOf(page, address, second, dayAt(second));
  if (!made) return { path, title, card: bareCard(address, title, list.dataset.unread), start: Infinity, isOver: false };
  const kept = answer.headers.get("kept");
  if (kept) addAge(made.card, kept);
  return { path, title, ...made };
}

function empty() {
  list.hidden = true;
  list.querySelector(".cards").replaceChildren();
}

async function deleteEverything() {
  latest++;
  await deleteAll();
  empty();
  status.textContent = words.deleted;
  if (keep) keep.nextElementSibling.textContent = "";
}
