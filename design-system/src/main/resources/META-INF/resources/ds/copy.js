// Copies the text of an element. The clipboard may be refused, or absent where the page came by plain HTTP: then the text
// is selected and copied the old way, and if that fails too it stays selected for the reader to copy.

/** Resolves to true when copied, to false when the text is only selected. */
export async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }
}

/** Makes a button copy an element's text and say in `line` what came of it. */
export function copyButton(button, element, line) {
  button.addEventListener("click", async () => {
    line.textContent = "";
    line.textContent = (await copied(element)) ? button.dataset.said : button.dataset.selected;
  });
}
