// The page of an event: passes it on, and opens or copies the way there. What is shared and which maps show is up
// to the reader's device. A map service on the web is a plain link: nothing is asked of it before a press.

const share = document.getElementById("share");
const app = document.getElementById("maps-app");
const copyAddress = document.getElementById("copy-address");

share.hidden = false;
share.addEventListener("click", pass);
if (copyAddress) {
  copyAddress.hidden = false;
  copyAddress.addEventListener("click", () => copy(copyAddress, copyAddress.dataset.address));
  pointAtMaps();
}

/** The system's own sheet; a browser that has none, or will not open it, copies the link. */
async function pass() {
  const title = document.querySelector("[property='og:title']").content;
  const url = location.origin + location.pathname;
  try {
    await navigator.share({ title, url });
  } catch (error) {
    // Who closes the sheet wants nothing.
    if (error.name !== "AbortError") await copy(share, url);
  }
}

/** Copy a text, and say so beside the button; where that fails, the text itself is there to select. */
async function copy(button, text) {
  const status = button.closest("li").querySelector("[role=status]");
  const { copied, failed } = button.dataset;
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = copied;
  } catch {
    status.textContent = failed.replace("{text}", () => text);
  }
}

/** Android opens geo:, Apple's systems open maps:, and others mostly nothing: there the link goes. */
function pointAtMaps() {
  const agent = navigator.userAgent;
  if (/iPhone|iPad|Macintosh/.test(agent)) app.href = `maps:?q=${encodeURIComponent(app.dataset.query)}`;
  else if (!agent.includes("Android")) app.parentNode.hidden = true;
}
