// The signature by hand: a box that opens the pad, and what was written shown in it. Asked of the worker and of the mediator alike.
import { draw, pad } from "./pad.js";

const dialog = document.getElementById("pad");
const opener = document.getElementById("open-pad");
const shown = document.getElementById("shown");
const board = pad(document.getElementById("canvas"));
let written = null;

opener.addEventListener("click", () => {
  dialog.showModal();
  board.fit();
});
document.getElementById("pad-clear").addEventListener("click", () => board.clear());
document.getElementById("pad-done").addEventListener("click", () => {
  written = board.signature();
  dialog.close();
  document.getElementById("sign-hint").hidden = Boolean(written);
  shown.hidden = !written;
  if (!written) return;
  shown.width = shown.clientWidth * 2;
  shown.height = shown.clientHeight * 2;
  draw(shown, written);
});

/** What was written; without it the pad is opened and nothing is answered. */
export function handwriting() {
  if (!written) opener.click();
  return written;
}
