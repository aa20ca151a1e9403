/** Suggests other searches: filters for keywords, and what to try when nothing was found. */

import { findSuggestions } from "./elsewhere.js";
import { addFurther } from "./further.js";
import { isDeadEnd, isStateOutOfReach } from "./filters.js";
import { choices, describeField, kindsInWords, values, wordsIn } from "./form.js";
import { copy } from "./messages.js";
import { filtersInWords } from "./wordfilters.js";

const MOST_ACTIONS = 3;

/** The messages of the buttons, by the filter that they relax. */
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
 * Suggest filters for keywords that name them, the ZIP code's own state, and in a dead end the suggestions of
 * elsewhere.js. `screen` comes from view.js. A pressed suggestion calls `change` with its filters. Adds nothing once
 * `isWanted` returns false.
 */
export async function suggest(answer, screen, change, isWanted) {
  const { results, filters, place, moment } = answer;
  const { form } = screen;
  await addFurther();
  if (filters.q) {
    const offers = filtersInWords(filters.q, { kinds: kindsInWords(form), languages: choices(form, "language") }, document.documentElement.lang);
    if (isWanted()) for (const offer of offers) addFilter(offer, filters, screen, change);
  }
  if (isWanted() && isStateOutOfReach(results, filters, place)) suggestOwnState(place, filters, screen, change);
  if (!isDeadEnd(results, filters)) return;
  const ways = await findSuggestions(results, filters, place, moment, choices(form, "state"), values(form, "within")).catch(() => null);
  if (ways !== null && isWanted()) screen.addToNotes(sections(ways, moment, screen, change));
}

/** Add a button that uses a filter instead of the keywords that name it. */
function addFilter({ words, filters: meant }, filters, { form, names, say, addNote }, change) {
  const choice = Object.entries(meant).filter(([name]) => name !== "q").map(([name, value]) => choiceWords(form, names, name, value));
  addNote(null, say("instead", { words, choice: choice.join(", ") }), () => change({ ...filters, ...meant }));
}

/** The label of a choice that the form has. */
function choiceWords(form, names, name, value) {
  if (name === "kind") return names.kind(value);
  const field = form.elements[name];
  return field.type === "checkbox" ? describeField(form, name)[0] : wordsIn([...field.options].find((option) => option.value === value));
}

/** The ZIP code is not in the chosen state: offer its own state. */
function suggestOwnState(place, filters, { names, say, addNote }, change) {
  const [state] = place.states;
  const values = { zip: place.zip, "zip-state": names.state(state), state: names.state(filters.state) };
  const press = () => change({ ...filters, state });
  addNote(say("heads-up", values), say("show-state", { state: names.state(state) }), press);
}

/** The sections for the suggestions of elsewhere.js. */
function sections({ offers, online, anytime, nearest }, moment, screen, change) {
  const show = screen.showWith(moment);
  const ways = [...offers, ...(online ? [online] : [])].map((offer) => way(offer, screen, change));
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

/** The current choice, and a button for another search. */
function way({ name, filters, n }, { form, say }, change) {
  const made = copy("finder-way");
  const asked = made.querySelector(".way-asked");
  if (name === "others") asked.remove();
  else if (name === "online-any") asked.textContent = describeField(form, "online")[0];
  else {
    const [field, choice] = describeField(form, name);
    asked.textContent = choice ? say("asked", { field, choice }) : field;
  }
  const button = made.querySelector("button");
  const words = name === "within" && filters.within === "any" ? "relax-within-any" : BUTTONS[name];
  button.textContent = say(words, { miles: filters.within, events: say("count", { n }) });
  button.addEventListener("click", () => change(filters));
  return made;
}
