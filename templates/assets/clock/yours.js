// The time of what one can only join online, by the reader's clocks too, where they show another.

import { said, say, write } from "./words.js";

export function sayYours() {
  for (const time of document.querySelectorAll("[data-online] time:not([data-yours])")) addYours(time);
}

/** "6 pm – 7 pm MDT (8 pm your time)". A time that changes loses the mark, and is asked again. */
function addYours(time) {
  time.dataset.yours = "";
  time.parentElement.querySelector(".yours")?.remove();
  const [, offset] = /T.*?(Z|[+-]\d\d:\d\d)$/.exec(time.dateTime) ?? [];
  if (!offset) return;
  const start = new Date(time.dateTime);
  const yours = new Date(start - start.getTimezoneOffset() * 60000);
  if (yours.toISOString().slice(0, 16) === time.dateTime.slice(0, 16)) return;
  const words = { day: write("EEE", yours), time: write(said[yours.getUTCMinutes() ? "minute" : "hour"], yours) };
  const isSameDay = yours.toISOString().slice(0, 10) === time.dateTime.slice(0, 10);
  const note = document.createElement("span");
  note.className = "yours";
  note.textContent = ` ${say(isSameDay ? "yours" : "yoursDay", words)}`;
  time.after(note);
}
