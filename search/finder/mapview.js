/** Shows and hides the map of results. The script that draws it is loaded when a reader asks for it. */

import { isPlace } from "./event.js";
import { copy } from "./messages.js";

// A site without outlines has no button and no map.
const [toggle, container] = ["finder-view", "finder-map"].map((id) => document.getElementById(id));
let drawings = 0;

/** Show or hide the map when its button is pressed; `press` searches with the form's values. */
export function listenForMap(form, press) {
  toggle?.addEventListener("click", () => {
    const view = form.elements.view;
    view.value = view.value === "map" ? "" : "map";
    press();
  });
}

/** Offer a map if results have places. Returns whether to show it. `say` gives the page's messages. */
export function offerMap(results, filters, say) {
  drawings += 1;
  if (!toggle) return false;
  const isOffered = results.some((result) => hasSpot(result, filters));
  const isShown = filters.view === "map" && isOffered;
  toggle.hidden = !isOffered;
  toggle.textContent = say(isShown ? "map-hide" : "map-show");
  container.hidden = !isShown;
  if (!isShown) container.replaceChildren();
  return isShown;
}

/**
 * Show the map of results. `words` is { say, names, label, today, toCard }: messages, names of states, labels
 * (labels.js), the reader's day, and the function that makes the card of a result.
 */
export async function showMap(results, filters, place, words) {
  const mine = drawings;
  const here = results.filter((result) => hasSpot(result, filters));
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

/** Whether a result is on the map. Near a ZIP code, results without a distance are too far away; they are online. */
function hasSpot({ event, miles }, filters) {
  return isPlace(event) && event.point && (!filters.zip || miles !== null);
}

/** Remove the map. */
export function hideMap() {
  drawings += 1;
  container?.replaceChildren();
  if (container) container.hidden = true;
}
