// Printing by the button of the page or by its key: what paper has and a screen has not is loaded first
// (assets/print.js). A browser that prints by its menu does without that.

export function offerPaper() {
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
    // Without network, words have to do.
  }
  print();
}
