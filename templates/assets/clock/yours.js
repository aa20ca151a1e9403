// Adds the reader's own time to online events, where it is different.

import { say, write } from "./words.js";

export function addYourTimes() {
  for (const time of document.querySelectorAll("[data-online] time:not([data-yours])")) addYourTime(time);
}

/** "6 pm – 7 pm MDT (8 pm your time)". Marks the time as done; cards.js removes the mark when the time changes. */
function addYourTime(time) {
  time.dataset.yours = "";
  time.parentElement.querySelector(".yours")?.remove();
  const [, offset] = /T.*?(Z|[+-]\d\d:\d\d)$/.exec(time.dateTime) ?? [];
  if (!offset) return;
  const start = new Date(time.dateTime);
  const yours = new Date(start - start.getTimezoneOffset() * 60000);
  if (yours.toISOString().slice(0, 16) === time.dateTime.slice(0, 16)) return;
  const words = { day: write("EEE", yours), time: write(WORDS[yours.getUTCMinutes() ? "minute" : "hour"], yours) };
  const isSameDay = yours.toISOString().slice(0, 10) === time.dateTime.slice(0, 10);
  const note = document.createElement("span");
  note.className = "yours";
  note.textContent = ` ${say(isSameDay ? "yours" : "yoursDay", words)}`;
  time.after(note);
}
