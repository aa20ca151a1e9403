/** What stands around the form: common choices as buttons, the form folded to a line, and its button with the count. */

import { NONE, onAnyDay } from "./address.js";
import { control, readForm } from "./form.js";

const find = (id) => document.getElementById(id);
const [asked, changing, pressed, bar] = ["finder-asked", "finder-change", "finder-press", "finder-chips"].map(find);
const chips = [...bar.querySelectorAll("button")];

/** Listen to the buttons; `search` is called with the filters that a common choice makes. */
export function listenToBar(form, search) {
  bar.hidden = false;
  changing.addEventListener("click", () => {
    unfold(form);
    control(form, "zip").focus();
  });
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      const { name, value } = chip.dataset;
      const isOn = chip.getAttribute("aria-pressed") === "true";
      const filters = readForm(form);
      search({ ...(name === "when" ? onAnyDay(filters) : filters), [name]: isOn ? NONE[name] : value });
    });
  }
  form.addEventListener("keydown", (event) => {
    const opened = event.target.closest("details.choices[open]");
    if (event.key !== "Escape" || !opened) return;
    opened.open = false;
    opened.querySelector("summary").focus();
  });
}

/** Press the common choices that filters make. */
export function markChips(filters) {
  for (const chip of chips) chip.setAttribute("aria-pressed", String(filters[chip.dataset.name] === chip.dataset.value));
}

/** Fold the form to a line that says what was asked for, where it would stand over the results. */
export function fold(form, words) {
  asked.textContent = words;
  form.classList.add("is-folded");
}

/** Show all of the form. */
export function unfold(form) {
  form.classList.remove("is-folded");
}

/** Say on the button how many events it shows: null where nobody knows yet. It is not announced. */
export function setCount(n, say) {
  const words = n ? say("show", { n }) : say("find");
  if (pressed.textContent !== words) pressed.textContent = words;
}
