// The finder's address may ask for a search. Then "Searching near 60540..." stands in the place of the list from
// the first moment on, so that nothing moves when the results come. This runs before the list is read, and
// gives the list back if the finder's script does not come.

const asked = location.search + location.hash;
const waiting = document.getElementById("finder-waiting");

if (/[?&#][a-z]+=[^&#]/i.test(asked)) {
  const [, zip] = /^#(?:.*&)?zip=([0-9]{5})\b/.exec(location.hash) ?? [];
  if (zip) waiting.textContent = waiting.dataset.near.replace("{zip}", zip);
  waiting.hidden = false;
  document.documentElement.classList.add("is-asking");
  addEventListener("error", giveBack, true);
  setTimeout(giveBack, 20000);
}

function giveBack(event) {
  if (event && event.target.id !== "finder-script") return;
  document.documentElement.classList.remove("is-asking");
  waiting.hidden = true;
}
