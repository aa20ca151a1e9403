// Buttons that copy the text of another element: the one whose id is in data-copies.

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

/** Copy and report it next to the button; if that fails, select the text so that the reader can copy it. */
async function copy(button) {
  const text = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = button.dataset.copied;
  } catch {
    getSelection().selectAllChildren(text);
    status.textContent = button.dataset.failed;
  }
}
