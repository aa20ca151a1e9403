/** Nodes from the page's <template> elements. */

const made = new Map();

/** A copy of the first element in a template. */
export function copy(id) {
  // Brought over from the template's own document once: copies within the page are made sooner.
  if (!made.has(id)) made.set(id, document.importNode(document.getElementById(id).content.firstElementChild, true));
  return made.get(id).cloneNode(true);
}
