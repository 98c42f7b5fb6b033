// The one dialog before an act that cannot be taken back: <dialog id="confirm"> of the page, the words from the button.

/** Resolves to whether somebody said yes; at once to true where there is nothing to ask. */
export function confirmed(text) {
  const dialog = document.getElementById("confirm");
  if (!text || !dialog) return Promise.resolve(true);
  if (dialog.open) return Promise.resolve(false);
  dialog.querySelector("#confirm-text").textContent = text;
  dialog.showModal();
  return new Promise((resolve) => {
    const answer = (yes) => {
      dialog.close();
      resolve(yes);
    };
    dialog.onclick = ({ target }) => {
      const value = target.closest("button")?.value;
      if (value) answer(value === "yes");
    };
    dialog.oncancel = () => answer(false);
  });
}
