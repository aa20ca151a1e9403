// The page about a calendar: its address is copied by a button, and selected as a whole where one goes into it.

import { copy } from "./share/copy.js";

const address = document.getElementById("calendar-address");
const button = document.getElementById("copy-calendar");

button.hidden = false;
button.addEventListener("click", () => copy(button, address.value));
address.addEventListener("focus", () => address.select());
