// Pages are made once and read for days: by the reader's clock, this hides what is over, brings the next time of
// a series forward, keeps "Today" and the numbers true, and says online times by the reader's clocks too. It
// looks again whenever something ends, at midnight, and when the reader comes back.

import { offerPaper } from "./clock/paper.js";
import { offerSaving } from "./clock/saving.js";
import { watch } from "./clock/watch.js";

// The finder asks for this before its list is read, and may have it at once.
if (document.readyState === "loading") document.addEventListener("readystatechange", begin, { once: true });
else begin();

function begin() {
  watch();
  offerSaving();
  offerPaper();
}
