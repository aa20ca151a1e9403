/** The form: its values as filters, their errors, and how many events each choice has. */

import { includesKind, joinKinds, NONE } from "./address.js";
import { areDaysOver, parseDay } from "./days.js";
import { copy } from "./messages.js";
import { parseZip } from "./zipcode.js";
import { isMilitary } from "./zips.js";

/** Filters under "More filters". */
const FURTHER = ["when", "kind", "q", "time", "online", "language", "host", "access", "open"];

/** The selects whose choices show how many events they have. */
const COUNTED = ["time", "online", "language", "host"];

/** The width from which the form is next to the results, as in finder.css. */
const WIDE = "(min-width: 64rem)";

const boxes = (form) => [...form.querySelectorAll("[name='kind']")];
/** The label of a checkbox. */
export const wordsOf = (box) => box.parentNode.querySelector(".choice-words").textContent;
const checked = (form) => boxes(form).filter((box) => box.checked);

/** The field of a filter, if the form has one. For types of event, use `kinds`. */
export function control(form, name) {
  return name === "zip" ? form.querySelector("#finder-zip") : form.elements[name];
}

/** The form's values as filters. */
export function readForm(form) {
  const values = Object.keys(NONE).map((name) => [name, valueOf(control(form, name)) ?? NONE[name]]);
  return { ...Object.fromEntries(values), kind: joinKinds(checked(form).map((box) => box.value)) };
}

/** Errors that show before anything is loaded: for each, a field, the name of a message, and values to fill in. */
export function validate(filters, today) {
  const found = [];
  const zip = parseZip(filters.zip);
  const words = filters.zip.trim();
  if (zip === null) found.push(/\p{N}/u.test(words) ? ["zip", "zip-form"] : ["zip", "zip-city", { words }]);
  if (isMilitary(zip)) found.push(["zip", "zip-military"]);
  if (filters.when !== "dates") return found;
  const [from, to] = [parseDay(filters.from), parseDay(filters.to)];
  if (from === null && to === null) found.push(["from", "dates-none"]);
  if (from !== null && to !== null && to < from) found.push(["to", "dates-order"]);
  else if (areDaysOver(filters, today)) found.push(["to", "dates-over"]);
  return found;
}

/** Whether the form has all choices of some filters; any host is allowed. */
export function hasChoices(form, filters) {
  const has = (field, value) => {
    if (field?.type === "checkbox") return value === "" || value === field.value;
    return field?.localName !== "select" || values(form, field.name).includes(value);
  };
  const every = boxes(form).map((box) => box.value);
  return Object.keys(NONE).every((name) => {
    if (name === "kind") return filters.kind.split(",").every((kind) => kind === "" || every.includes(kind));
    return name === "host" || has(control(form, name), filters[name]);
  });
}

/**
 * Put filters into the form. A choice that it does not have is added, with a count of 0, so that nobody validate all
 * events for its results. Texts that are too long are cut. `say` gives the page's messages.
 */
export function fillForm(form, filters, say) {
  for (const added of form.querySelectorAll("[data-added]")) added.remove();
  offerHosts(form, filters.host ? [filters.host] : []);
  for (const name of Object.keys(NONE)) {
    const field = control(form, name);
    if (!field || name === "kind") continue;
    if (field.localName === "select" && !values(form, name).includes(filters[name])) addChoice(field, filters[name], say);
    if (field.type === "checkbox") field.checked = filters[name] !== "";
    else field.value = field.maxLength > 0 ? filters[name].slice(0, field.maxLength) : filters[name];
  }
  const known = boxes(form).map((box) => box.value);
  for (const kind of filters.kind.split(",")) if (kind && !known.includes(kind)) addKind(form, kind);
  for (const box of boxes(form)) box.checked = includesKind(filters.kind, box.value);
  if (FURTHER.some((name) => filters[name] !== NONE[name])) openFurther(form);
  showDays(form);
  showChosen(form);
}

/** Show all filters if there is room for them next to the results. */
export function openWhereWide(form) {
  if (isBeside()) openFurther(form);
}

/** Whether the form is next to the results, not above them. */
export const isBeside = () => matchMedia(WIDE).matches;

function openFurther(form) {
  form.querySelector("#finder-further").open = true;
}

/** Add a choice that the page does not have: another distance, or a value without events. */
function addChoice(select, value, say) {
  const option = new Option("", value);
  option.dataset.added = "";
  option.dataset.words = select.name === "within" ? say("miles-option", { n: Number(value) }) : wordsFor(select.name, value);
  option.text = select.name === "within" ? option.dataset.words : `${option.dataset.words} ${say("facet", { n: 0 })}`;
  select.append(option);
}

function addKind(form, kind) {
  const choice = copy("finder-choice");
  choice.dataset.added = "";
  choice.querySelector("input").value = kind;
  choice.querySelector(".choice-words").textContent = wordsFor("kind", kind);
  form.querySelector(".choices-list").append(choice);
}

/** A label for a choice that the page does not have: "Vietnamese" for vi, "Town hall" for town-hall. */
function wordsFor(name, value) {
  if (name === "kind") return value.charAt(0).toUpperCase() + value.slice(1).replaceAll("-", " ");
  if (name !== "language") return value;
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(value);
  } catch {
    return value; // not a language code
  }
}

/** Show the chosen types in their field, even while its list is closed. */
export function showChosen(form) {
  const shown = form.querySelector(".choices-chosen");
  shown.textContent = checked(form).map(wordsOf).join(", ") || shown.dataset.none;
}

/** Show "From" and "To" only for "Choose dates". */
export function showDays(form) {
  for (const name of ["from", "to"]) control(form, name).parentNode.hidden = form.elements.when.value !== "dates";
}

/** Pairs of value and label of the types of event. */
export function kinds(form) {
  return boxes(form).map((box) => [box.value, wordsOf(box)]);
}

/** The same, and pairs of value and plural: "Food pantries". */
export function kindsInWords(form) {
  const plurals = boxes(form).filter((box) => box.dataset.plural).map((box) => [box.value, box.dataset.plural]);
  return [...kinds(form), ...plurals];
}

/** Pairs of value and label of a select's choices, except the first, which means any. */
export function choices(form, name) {
  return [...(control(form, name)?.options ?? [])].slice(1).map((option) => [option.value, wordsIn(option)]);
}

/** The values of a select's choices. */
export function values(form, name) {
  return [...control(form, name).options].map((option) => option.value);
}

/** Show how many events each choice has: Maps by filter as in facets.js, or null for no counts. */
export function showCounts(form, counts, say) {
  const words = (name, value) => (counts ? say("facet", { n: counts[name].get(value) ?? 0 }) : "");
  for (const count of form.querySelectorAll(".choice-count")) {
    const box = count.closest("label").querySelector("input");
    write(count, words(box.name, box.value));
  }
  if (counts) offerHosts(form, [...counts.host.keys()]);
  for (const name of COUNTED) {
    for (const option of [...(control(form, name)?.options ?? [])].slice(1)) {
      option.dataset.words ??= option.text;
      write(option, `${option.dataset.words} ${words(name, option.value)}`.trim());
    }
  }
}

/** Write a text into a node if it is different: writing it again would cost another layout. */
function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/** A field's label and value as the reader sees them: ["Within", "50 miles"]; only the label for a checkbox. */
export function describeField(form, name) {
  if (name === "kind") {
    return [form.querySelector("#finder-kind-label").textContent, form.querySelector(".choices-chosen").textContent];
  }
  const field = control(form, name);
  if (field.type === "checkbox") return [wordsOf(field)];
  return [field.labels[0].textContent, field.selectedOptions ? wordsIn(field.selectedOptions[0]) : field.value];
}

/** Offer the hosts of the events that a search looked at, and the chosen one. */
function offerHosts(form, hosts) {
  const select = form.elements.host;
  const chosen = select.value;
  const every = [...new Set([...hosts, chosen].filter(Boolean))].sort((one, other) => one.localeCompare(other));
  const offered = values(form, "host").slice(1);
  if (every.length === offered.length && every.every((host, at) => host === offered[at])) return;
  select.replaceChildren(select.options[0], ...every.map((host) => new Option(host, host)));
  select.value = chosen;
  select.parentNode.hidden = !every.length;
}

function valueOf(field) {
  return field?.type === "checkbox" ? (field.checked ? field.value : "") : field?.value.trim();
}

/** The label of a choice without its count. */
export function wordsIn(option) {
  return option.dataset.words ?? option.text;
}
