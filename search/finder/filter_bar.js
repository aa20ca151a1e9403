/** The parts around the form: quick filters, the collapsed form, and the button with the count. */

import { NONE, onAnyDay } from "./address.js";
import { control, readForm } from "./form.js";

const find = (id) => document.getElementById(id);
const [asked, changing, pressed, bar] = ["finder-asked", "finder-change", "finder-press", "finder-chips"].map(find);
const chips = [...bar.querySelectorAll("button")];

/** Listen to the buttons; `search` is called with the filters that a quick filter makes. */
export function listenToBar(form, search) {
  bar.hidden = false;
  changing.addEventListener("click", () => {
    expand(form);
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

/** Show which quick filters are on. */
export function markChips(filters) {
  for (const chip of chips) chip.setAttribute("aria-pressed", String(filters[chip.dataset.name] === chip.dataset.value));
}

/** Collapse the form to one line that sums up the search, where it would be above the results. */
export function collapse(form, words) {
  asked.textContent = words;
  form.classList.add("is-folded");
}

/** Expand the form. */
export function expand(form) {
  form.classList.remove("is-folded");
}

/** Show on the button how many events it will find; null if that is not known. Screen readers do not announce it. */
export function setCount(n, say) {
  const words = n ? say("show", { n }) : say("find");
  if (pressed.textContent !== words) pressed.textContent = words;
}
