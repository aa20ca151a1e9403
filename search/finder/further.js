/** Loads messages and templates that only some searches need: those of the map and of suggestions. */

import { loadFurther } from "./load.js";
import { messages } from "./messages.js";

/** Add them to the page. */
export async function addFurther() {
  const { messages: further, nodes } = await loadFurther();
  if (document.getElementById("finder-ways")) return;
  Object.assign(messages, further);
  document.body.append(...new DOMParser().parseFromString(nodes, "text/html").querySelectorAll("template"));
}
