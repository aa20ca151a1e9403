/** Whether the results stand on a map too. What draws it is loaded once a reader asks for it. */

import { isPlace } from "./event.js";
import { copy } from "./template.js";

// A site without outlines has no button, and so no map.
const [toggle, container] = ["finder-view", "finder-map"].map((id) => document.getElementById(id));
let drawings = 0;

/** Show or hide the map as its button is pressed; `press` searches for what stands in the form. */
export function listenForMap(form, press) {
  toggle?.addEventListener("click", () => {
    const view = form.elements.view;
    view.value = view.value === "map" ? "" : "map";
    press();
  });
}

/**
 * Offer a map of results, and show it where the filters ask for one. `words` are { say, names, label,
 * today, toCard }: messages, names of states, labels (labels.js), the reader's day, and what makes the
 * card of a result.
 */
export async function showMapView(results, filters, place, words) {
  const mine = (drawings += 1);
  if (!toggle) return;
  // Near a ZIP, what is too far to have a distance can be joined from home.
  const here = results.filter(({ event, miles }) => isPlace(event) && event.point && (!filters.zip || miles !== null));
  const isShown = filters.view === "map" && here.length > 0;
  toggle.hidden = !here.length;
  toggle.setAttribute("aria-pressed", String(isShown));
  container.hidden = !isShown;
  if (!isShown) return container.replaceChildren();
  try {
    const { drawMap } = await import("./map.js");
    const isWanted = () => mine === drawings;
    await drawMap(container, { results: here, others: results.length - here.length, filters, place }, words, isWanted);
  } catch (error) {
    console.error(error);
    if (mine !== drawings) return;
    container.replaceChildren(copy("finder-map-failed"));
  }
}

/** Take the map away. */
export function hideMap() {
  drawings += 1;
  container?.replaceChildren();
  if (container) container.hidden = true;
}
