// The print button and Ctrl+P: first loads what only paper needs (assets/print.js). Printing from the browser's menu
// works without it.

export function setUpPrinting() {
  const button = document.getElementById("print");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", printPage);
  addEventListener("keydown", (event) => {
    const isPrint = event.key.toLowerCase() === "p" && (event.ctrlKey || event.metaKey);
    if (!isPrint || event.shiftKey || event.altKey) return;
    event.preventDefault();
    printPage();
  });
}

async function printPage() {
  try {
    await import(new URL(`print.js${new URL(import.meta.url).search}`, import.meta.url));
  } catch {
    // Offline, the page prints without QR code and strips.
  }
  print();
}
