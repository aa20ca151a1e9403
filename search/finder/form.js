/** The form: its values as filters, and what is wrong with them. */

import { NONE } from "./address.js";
import { parseDay } from "./days.js";
import { includesKind, joinKinds } from "./kinds.js";
import { copy } from "./template.js";
import { parseZip } from "./zips.js";

const boxes = (form) => [...form.querySelectorAll("[name='kind']")];
const wordsOf = (box) => box.parentNode.querySelector(".choice-words").textContent;
const checked = (form) => boxes(form).filter((box) => box.checked);
const control = (form, name) => (name === "zip" ? form.querySelector("#finder-zip") : form.elements[name]);

/** What stands in the form. */
export function readForm(form) {
  const values = Object.keys(NONE).map((name) => [name, control(form, name)?.value?.trim() ?? NONE[name]]);
  return { ...Object.fromEntries(values), kind: joinKinds(checked(form).map((box) => box.value)) };
}

/** Put filters into the form; a choice that it does not have becomes the usual one. */
export function fillForm(form, filters) {
  for (const name of Object.keys(NONE)) {
    const field = control(form, name);
    if (!field || name === "kind") continue;
    field.value = filters[name];
    if (field.value !== filters[name]) field.value = NONE[name];
  }
  for (const box of boxes(form)) box.checked = includesKind(filters, box.value);
  showDays(form);
  showChosen(form);
}

/** The types that are chosen stand in their field, also while its list is closed. */
export function showChosen(form) {
  const shown = form.querySelector(".choices-chosen");
  shown.textContent = checked(form).map(wordsOf).join(", ") || shown.dataset.none;
}

/** Pairs of value and words of the types of event. */
export function kinds(form) {
  return boxes(form).map((box) => [box.value, wordsOf(box)]);
}

/** Show how many events each type has: a Map, or null for no counts. */
export function showCounts(form, counts, say) {
  for (const box of boxes(form)) {
    const words = counts ? say("facet", { n: counts.get(box.value) ?? 0 }) : "";
    box.parentNode.querySelector(".choice-count").textContent = words;
  }
}

/** "From" and "To" show only where days are to be chosen. */
export function showDays(form) {
  for (const name of ["from", "to"]) control(form, name).parentNode.hidden = form.elements.when.value !== "dates";
}

/** Pairs of value and words of the choices in a select, but for the first, which chooses nothing. */
export function choices(form, name) {
  return [...control(form, name).options].slice(1).map((option) => [option.value, option.text]);
}

/** The values of all choices in a select. */
export function values(form, name) {
  return [...control(form, name).options].map((option) => option.value);
}

/** A field and what stands in it, as the reader sees them: ["Within", "50 miles"]. */
export function described(form, name) {
  if (name === "kind") {
    return [form.querySelector("#finder-kind-label").textContent, form.querySelector(".choices-chosen").textContent];
  }
  const field = control(form, name);
  return [field.labels[0].textContent, field.selectedOptions?.[0].text ?? field.value];
}

/** What is wrong with filters, before anything is loaded: pairs of a field and the name of a message. */
export function mistakes(filters) {
  const found = [];
  if (parseZip(filters.zip) === null) found.push(["zip", "zip-form"]);
  if (filters.when !== "dates") return found;
  const [from, to] = [parseDay(filters.from), parseDay(filters.to)];
  if (from === null && to === null) found.push(["from", "dates-none"]);
  if (from !== null && to !== null && to < from) found.push(["to", "dates-order"]);
  return found;
}

/** Show what is wrong, pairs of a field and the words for it: a summary that takes focus, and each at its field. */
export function showErrors(form, errors) {
  clearErrors(form);
  const summary = copy("finder-error-summary");
  for (const [name, words] of errors) {
    const field = control(form, name);
    const item = copy("finder-error-link");
    const link = item.querySelector("a");
    link.href = `#${field.id}`;
    link.textContent = words;
    summary.querySelector("ul").append(item);
    markField(field, words);
  }
  form.querySelector("#finder-errors").append(summary);
  summary.focus();
}

/** Take back what showErrors showed. */
export function clearErrors(form) {
  form.querySelector("#finder-errors").replaceChildren();
  for (const error of form.querySelectorAll(".field-error")) {
    const field = error.parentNode.querySelector("[aria-invalid]");
    field.removeAttribute("aria-invalid");
    setDescription(field, descriptions(field).filter((id) => id !== error.id));
    error.parentNode.classList.remove("field-wrong");
    error.remove();
  }
}

function markField(field, words) {
  const error = copy("finder-error");
  error.id = `${field.id}-error`;
  error.querySelector(".field-error-text").textContent = words;
  field.before(error);
  field.parentNode.classList.add("field-wrong");
  field.setAttribute("aria-invalid", "true");
  setDescription(field, [...descriptions(field), error.id]);
}

const descriptions = (field) => field.getAttribute("aria-describedby")?.split(" ") ?? [];

function setDescription(field, ids) {
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}
