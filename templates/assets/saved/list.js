// Writes the list of saved events on the device; save_button.js reads it.

import { key, readSaved } from "../../../search/finder/save_button.js";

/** Save an event, or remove it if there is no title. */
export function noteSaved(path, title) {
  const { [path]: before, ...others } = readSaved() ?? {};
  localStorage.setItem(key(), JSON.stringify(title === undefined ? others : { ...others, [path]: title }));
}
