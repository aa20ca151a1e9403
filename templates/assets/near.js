// The form on the home page: opens the finder with a ZIP code. The ZIP code goes after the #, which browsers do
// not send to a host. Until this runs, a link to the finder takes the form's place.

import { parseZip } from "../../search/finder/zipcode.js";

const form = document.getElementById("near");
const field = form.querySelector("input");
const error = form.querySelector(".field-error");
const hint = field.getAttribute("aria-describedby");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = field.value.trim();
  // The finder also takes the name of a city or a state.
  const place = parseZip(typed) || (/\p{L}/u.test(typed) && !/\p{N}/u.test(typed) ? typed : null);
  showError(!place);
  if (place) location.assign(`${form.action}#zip=${encodeURIComponent(place)}`);
  else field.focus();
});
document.getElementById("near-link").hidden = true;
form.hidden = false;

function showError(isWrong) {
  error.hidden = !isWrong;
  field.parentNode.classList.toggle("field-wrong", isWrong);
  field.setAttribute("aria-invalid", String(isWrong));
  field.setAttribute("aria-describedby", isWrong ? `${hint} ${error.id}` : hint);
}
