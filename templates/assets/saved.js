// The page of saved events. Which they are, this device alone knows; what is said of them comes from the page of
// each: from the site, or where that cannot be reached from the copy that the worker has kept.

import { addSave, key, readSaved, site } from "../../search/finder/save_button.js";
import { dayAt, now } from "./clock/time.js";
import { sayYours } from "./clock/yours.js";
import { addAge, bareCard, cardOf } from "./saved/card.js";
import { deleteAll } from "./saved/delete.js";
import { noteSaved } from "./saved/list.js";
import { ask } from "./saved/worker.js";
import { keepHere } from "./saving.js";

const EVENT = /^events\/[\w.-]+\/[^/?#]+\/$/;

const [needs, status, list, device, deleting] = ["saved-needs", "saved-said", "saved", "saved-device", "saved-delete"].map(
  (id) => document.getElementById(id),
);
const keep = document.getElementById("keep");
const sayings = status.dataset;

needs.hidden = true;
if (readSaved()) start();
else status.textContent = sayings.refused;

async function start() {
  device.hidden = false;
  if (keep) {
    keep.hidden = !navigator.serviceWorker;
    keep.addEventListener("click", () => keepHere(keep));
  }
  deleting.addEventListener("click", () => confirm(deleting.dataset.sure) && leave().catch(console.error));
  // Another tab has saved an event, or taken one back.
  addEventListener("storage", (event) => event.key === key() && show().catch(console.error));
  await show();
}

/** All saved events, those that come next first and what is over last. */
async function show() {
  const saved = Object.entries(readSaved()).filter(([path]) => EVENT.test(path));
  status.textContent = saved.length ? sayings.loading : sayings.none;
  if (!saved.length) return empty();
  const second = now();
  const found = await Promise.all(saved.map(([path, title]) => load(path, title, second)));
  const there = found.filter(({ isGone }) => !isGone);
  there.sort((one, other) => one.isOver - other.isOver || one.start - other.start || 0);
  list.querySelector(".cards").replaceChildren(...there.map(({ card }) => card));
  for (const { card } of there) {
    addSave(card);
    // The list that it read first may be older than this list.
    card.querySelector(".save")?.setAttribute("aria-pressed", true);
  }
  list.hidden = !there.length;
  const gone = found.filter(({ isGone }) => isGone).map(({ title }) => sayings.gone.replace("{title}", () => title));
  status.textContent = gone.join(" ") || (there.length ? "" : sayings.none);
  sayYours();
  // A browser may have thrown away what was kept.
  await ask({ pages: there.map(({ path }) => path) }).catch(console.warn);
}

/** What there is to show of an event; of one that the site no longer has, the device forgets as well. */
async function load(path, title, second) {
  const address = site().href + path;
  const answer = await fetch(address, { cache: "no-cache" }).catch(() => null);
  if (answer?.status === 404 || answer?.status === 410) {
    noteSaved(path);
    return { path, title, isGone: true };
  }
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const found = page && cardOf(page, address, second, dayAt(second));
  if (!found) return { path, title, card: bareCard(address, title, list.dataset.unread), start: Infinity, isOver: false };
  const kept = answer.headers.get("kept");
  if (kept) addAge(found.card, kept);
  return { path, title, ...found };
}

function empty() {
  list.hidden = true;
  list.querySelector(".cards").replaceChildren();
}

async function leave() {
  await deleteAll();
  empty();
  status.textContent = sayings.deleted;
  if (keep) keep.nextElementSibling.textContent = "";
}
