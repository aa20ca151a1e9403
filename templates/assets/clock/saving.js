// Adds the Save buttons of events, and turns on "Keep for offline".

import { addSave, loadSaving, readSaved } from "../../../search/finder/save_button.js";
import { say } from "./words.js";

export function setUpSaving() {
  for (const card of document.querySelectorAll("main .card:not(:has(.save))")) addSave(card, say("save"));
  const ways = document.getElementById("event-ways");
  if (ways) {
    const item = document.createElement("li");
    addSave(item, say("save"), { href: location.origin + location.pathname, textContent: document.querySelector("h1").textContent });
    if (item.firstChild) ways.prepend(item);
  }
  const keep = document.getElementById("keep");
  if (!keep || !navigator.serviceWorker || self !== top || !readSaved()) return;
  keep.hidden = false;
  keep.onclick = async () => (await loadSaving()).keepHere(keep);
}
