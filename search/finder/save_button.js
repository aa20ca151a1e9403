/**
 * The Save button of an event. What was saved stays on the device; what a press does (templates/assets/saving.js) is
 * loaded with the first one.
 */

/** The style sheet's address has the place of the site, and its version. */
const style = () => document.querySelector("[rel=stylesheet]").href;
export const site = () => new URL("../", style());

// Sites may share a host, and a host has one storage.
export const key = () => `saved events of ${site().pathname}`;

/** The titles of the saved events by their path in the site; null where the device keeps nothing. */
export function readSaved() {
  try {
    return Object(JSON.parse(localStorage.getItem(key())));
  } catch {
    return null;
  }
}

/** What saves and keeps. */
export const loadSaving = () => import(style().replace("site.css", "saving.js"));

let saved;

/** Put the button into a card, or into something else that has a link to the page of an event. */
export function addSave(card, { href, textContent } = card.querySelector("a")) {
  // A page in the frame of another site has no storage of its own.
  if (self !== top || (saved ??= readSaved()) === null) return;
  const path = href.slice(site().href.length);
  const button = document.createElement("button");
  const word = document.querySelector("main").dataset.save;
  button.type = "button";
  button.className = "save";
  button.textContent = word;
  button.ariaLabel = `${word}: ${textContent}`;
  button.setAttribute("aria-pressed", path in saved);
  button.onclick = async () => (await loadSaving()).toggle(button, path, textContent);
  card.append(button);
}
