/** What is wrong with filters, and how the form says so. */

import { areDaysOver, parseDay } from "./days.js";
import { control } from "./form.js";
import { copy } from "./messages.js";
import { parseZip } from "./zipcode.js";
import { isMilitary } from "./zips.js";

/** What is wrong on a day, before anything is loaded: a field, the name of a message and what it fills in, for each. */
export function mistakes(filters, today) {
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
