// What goes to the clipboard.

/** Copy a text, and say so beside the button; where that fails, the text itself is there to select. */
export async function copy(button, text) {
  const status = button.closest("li, .share").querySelector("[role=status]");
  const { copied, failed } = button.dataset;
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = copied;
  } catch {
    status.textContent = failed.replace("{text}", () => text);
  }
}
