// The address may ask for a search. Then "Searching near 60540..." takes the list's place from the start, so that
// nothing moves when the results arrive. This runs before the browser reads the list. It shows the list, with its
// clock, if the address asks for nothing or the finder's script does not load.

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
