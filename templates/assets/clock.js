// Keeps a page current, since it is built once and read for days. By the reader's clock, this hides events that are
// over, shows the next time of a series, updates "Today" and the counts, and adds the reader's own time to online
// events. It runs again whenever something ends, at midnight, and when the reader comes back to the page.

import { setUpPrinting } from "./clock/paper.js";
import { setUpSaving } from "./clock/saving.js";
import { watch } from "./clock/watch.js";

// The finder imports this before the page is parsed; it may arrive at once.
if (document.readyState === "loading") document.addEventListener("readystatechange", begin, { once: true });
else begin();

function begin() {
  watch();
  setUpSaving();
  setUpPrinting();
}
