/** Nodes from the page's <template> elements. */

/** A copy of the first element in a template. */
export function copy(id) {
  return document.importNode(document.getElementById(id).content.firstElementChild, true);
}
