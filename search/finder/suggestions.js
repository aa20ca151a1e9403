/** What else to ask for: filters that keywords name, and ways out of a search that found nothing. */

import { findWaysOut } from "./elsewhere.js";
import { bringFurther } from "./further.js";
import { isDeadEnd, isStateOutOfReach } from "./filters.js";
import { choices, described, kindsInWords, values, wordsIn } from "./form.js";
import { copy } from "./messages.js";
import { filtersInWords } from "./wordfilters.js";

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
 * Offer what else a reader can ask for: filters in place of keywords that name them, the ZIP code's own state, and the
 * ways of elsewhere.js out of a dead end. `screen` is that of view.js; a pressed offer calls `change` with its filters.
 * Nothing is added once `isWanted` says no.
 */
export async function suggest(answer, screen, change, isWanted) {
  const { results, filters, place, moment } = answer;
  const { form } = screen;
  await bringFurther();
  if (filters.q) {
    const offers = filtersInWords(filters.q, { kinds: kindsInWords(form), languages: choices(form, "language") }, document.documentElement.lang);
    if (isWanted()) for (const offer of offers) addFilter(offer, filters, screen, change);
  }
  if (isWanted() && isStateOutOfReach(results, filters, place)) headsUp(place, filters, screen, change);
  if (!isDeadEnd(results, filters)) return;
  const ways = await findWaysOut(results, filters, place, moment, choices(form, "state"), values(form, "within")).catch(() => null);
  if (ways !== null && isWanted()) screen.addToNotes(sections(ways, moment, screen, change));
}

/** Words among the keywords that are filters too, as a button that uses the filter in their place. */
function addFilter({ words, filters: meant }, filters, { form, names, say, addNote }, change) {
  const choice = Object.entries(meant).filter(([name]) => name !== "q").map(([name, value]) => choiceWords(form, names, name, value));
  addNote(null, say("instead", { words, choice: choice.join(", ") }), () => change({ ...filters, ...meant }));
}

/** The words of a choice that the form has. */
function choiceWords(form, names, name, value) {
  if (name === "kind") return names.kind(value);
  const field = form.elements[name];
  return field.type === "checkbox" ? described(form, name)[0] : wordsIn([...field.options].find((option) => option.value === value));
}

/** A ZIP code of another state than the chosen one: one press shows its own. */
function headsUp(place, filters, { names, say, addNote }, change) {
  const [state] = place.states;
  const values = { zip: place.zip, "zip-state": names.state(state), state: names.state(filters.state) };
  const press = () => change({ ...filters, state });
  addNote(say("heads-up", values), say("show-state", { state: names.state(state) }), press);
}

/** The sections for the ways of elsewhere.js. */
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

/** What was asked for, and a button for what to ask for instead. */
function way({ name, filters, n }, { form, say }, change) {
  const made = copy("finder-way");
  const asked = made.querySelector(".way-asked");
  if (name === "others") asked.remove();
  else if (name === "online-any") asked.textContent = described(form, "online")[0];
  else {
    const [field, choice] = described(form, name);
    asked.textContent = choice ? say("asked", { field, choice }) : field;
  }
  const button = made.querySelector("button");
  const words = name === "within" && filters.within === "any" ? "relax-within-any" : BUTTONS[name];
  button.textContent = say(words, { miles: filters.within, events: say("count", { n }) });
  button.addEventListener("click", () => change(filters));
  return made;
}
