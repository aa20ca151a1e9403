// Buttons that copy a text of the page: that of the element with the id in data-copies.

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

/** Says so beside the button; where it fails, the text is selected, so that the reader's own keys copy it. */
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
