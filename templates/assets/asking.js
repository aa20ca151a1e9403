// The finder's address may ask for a search. Then "Searching near 60540..." stands in the place of the list from
// the first moment on, so that nothing moves when the results come. This runs before the list is read, and
// shows the list, with its clock, if nothing is asked for or the finder's script does not come.

{
  const waiting = document.getElementById("finder-waiting");
  const asked = location.search + location.hash;

  if (/[?&#][a-z]+=[^&#]/i.test(asked)) {
    const [, zip] = /^#(?:.*&)?zip=([0-9]{5})\b/.exec(location.hash) ?? [];
    if (zip) waiting.textContent = waiting.dataset.near.replace("{zip}", zip);
    waiting.hidden = false;
    document.documentElement.classList.add("is-asking");
    addEventListener("error", ({ target }) => target.id === "finder-script" && showList(waiting.dataset.failed), true);
  } else {
    showList();
  }

  function showList(failed) {
    document.documentElement.classList.remove("is-asking");
    waiting.textContent = failed;
    waiting.hidden = !failed;
    import(new URL(waiting.dataset.clock, document.baseURI));
  }
}
