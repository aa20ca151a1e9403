// The form on the home page: from a ZIP code to the finder. The ZIP goes behind the #, which no browser
// sends to a host. Until this runs, a link to the finder stands in the form's place.

import { parseZip } from "../../search/finder/zipcode.js";

const form = document.getElementById("near");
const field = form.querySelector("input");
const error = form.querySelector(".field-error");
const hint = field.getAttribute("aria-describedby");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = field.value.trim();
  // The finder knows what to do with the name of a city or a state.
  const place = parseZip(typed) || (/\p{L}/u.test(typed) && !/\p{N}/u.test(typed) ? typed : null);
  complain(!place);
  if (place) location.assign(`${form.action}#zip=${encodeURIComponent(place)}`);
  else field.focus();
});
document.getElementById("near-link").hidden = true;
form.hidden = false;

function complain(isWrong) {
  error.hidden = !isWrong;
  field.parentNode.classList.toggle("field-wrong", isWrong);
  field.setAttribute("aria-invalid", String(isWrong));
  field.setAttribute("aria-describedby", isWrong ? `${hint} ${error.id}` : hint);
}
