/** Shows the form's errors. Loaded with the first error. */

import { control } from "./form.js";
import { copy } from "./messages.js";

/** Show errors, pairs of field and message: in a summary that takes focus, and at each field. */
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

/** Remove all errors. */
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
