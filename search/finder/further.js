/** The words and nodes that only some searches need: those of the map, and of what the page suggests. */

import { loadFurther } from "./load.js";
import { messages } from "./messages.js";

/** Bring them into the page. */
export async function bringFurther() {
  const { messages: further, nodes } = await loadFurther();
  if (document.getElementById("finder-ways")) return;
  Object.assign(messages, further);
  document.body.append(...new DOMParser().parseFromString(nodes, "text/html").querySelectorAll("template"));
}
