// The event page: shares the event, and opens or copies directions. The reader's device decides how to share and
// which maps to open. A map service on the web is a plain link: nothing loads from it before a click.

const share = document.getElementById("share");
const app = document.getElementById("maps-app");
const copyAddress = document.getElementById("copy-address");

share.hidden = false;
share.addEventListener("click", shareEvent);
if (copyAddress) {
  copyAddress.hidden = false;
  copyAddress.addEventListener("click", () => copy(copyAddress, copyAddress.dataset.address));
  linkMapsApp();
}

/** Open the system's share sheet; copy the link where there is none or it does not open. */
async function shareEvent() {
  const title = document.querySelector("[property='og:title']").content;
  const url = location.origin + location.pathname;
  try {
    await navigator.share({ title, url });
  } catch (error) {
    // An AbortError means that the reader closed the sheet.
    if (error.name !== "AbortError") await copy(share, url);
  }
}

/** Copy a text and report it next to the button; if that fails, show the text to select. */
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

/** Android opens geo: and Apple's systems open maps:. Most others open neither, so the link is hidden there. */
function linkMapsApp() {
  const agent = navigator.userAgent;
  if (/iPhone|iPad|Macintosh/.test(agent)) app.href = `maps:${app.search}`;
  else if (!agent.includes("Android")) app.parentNode.hidden = true;
}
