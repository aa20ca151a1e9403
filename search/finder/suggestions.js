/** Ways out of a search that found nothing, as nodes: filters to relax, the nearest event, actions for any time. */

import { copy } from "./messages.js";

const MOST_ACTIONS = 3;

/** The words of the buttons, by what they relax. */
const BUTTONS = {
  within: "relax-within",
  when: "relax-when",
  time: "relax-time",
  kind: "relax-kind",
  online: "relax-online",
  language: "relax-language",
  host: "relax-host",
  access: "relax-access",
  open: "relax-open",
  q: "relax-q",
  state: "relax-state",
  others: "relax-others",
  "online-any": "relax-online-any",
};

/**
 * The sections for the ways of elsewhere.js. `described` gives a field's label and what stands in it,
 * `show` makes the card of a result, `change` is called with the filters of a pressed offer.
 */
export function panel({ offers, online, anytime, nearest }, described, show, say, change) {
  const ways = [...offers, ...(online ? [online] : [])].map((offer) => way(offer, described, say, change));
  return [
    section("finder-ways", ".ways-list", ways),
    section("finder-nearest", ".cards", nearest ? [show(nearest)] : []),
    section("finder-anytime", ".cards", anytime.slice(0, MOST_ACTIONS).map(show)),
  ].filter((made) => made !== null);
}

function section(template, inside, nodes) {
  if (!nodes.length) return null;
  const made = copy(template);
  made.querySelector(inside).append(...nodes);
  return made;
}

/** What was asked for, and a button for what to ask for instead. */
function way({ name, filters, n }, described, say, change) {
  const made = copy("finder-way");
  const asked = made.querySelector(".way-asked");
  if (name === "others") asked.remove();
  else if (name === "online-any") asked.textContent = described("online")[0];
  else {
    const [field, choice] = described(name);
    asked.textContent = choice ? say("asked", { field, choice }) : field;
  }
  const button = made.querySelector("button");
  const words = name === "within" && filters.within === "any" ? "relax-within-any" : BUTTONS[name];
  button.textContent = say(words, { miles: filters.within, events: say("count", { n }) });
  button.addEventListener("click", () => change(filters));
  return made;
}
