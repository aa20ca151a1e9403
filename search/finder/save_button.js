/**
 * The Save button of an event. Saved events stay on the device. The script that saves (templates/assets/saving.js) is
 * loaded with the first press.
 */

/** The address of the style sheet shows where the site is, and its version. */
const style = () => document.querySelector("[rel=stylesheet]").href;
export const site = () => new URL("../", style());

// Sites on one host share its storage.
export const key = () => `saved events of ${site().pathname}`;

/** The titles of the saved events by path in the site; null if the browser allows no storage. */
export function readSaved() {
  try {
    return Object(JSON.parse(localStorage.getItem(key())));
  } catch {
    return null;
  }
}

/** Load the script that saves. */
export const loadSaving = () => import(style().replace("site.css", "saving.js"));

let saved;

/** Add the button, with a word on it, to a card, or to another element with a link to an event's page. */
export function addSave(card, word, { href, textContent } = card.querySelector("a")) {
  // A page in another site's frame may not store anything.
  if (self !== top || (saved ??= readSaved()) === null) return;
  const path = href.slice(site().href.length);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "save";
  button.textContent = word;
  button.ariaLabel = `${word}: ${textContent}`;
  button.setAttribute("aria-pressed", path in saved);
  button.onclick = async () => (await loadSaving()).toggle(button, path, textContent);
  card.append(button);
}
