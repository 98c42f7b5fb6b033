// The mediator's act of will: a signature by hand and a code bound to the document as it is now.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";
import { untilChanged } from "../console/watch.js";
import { draw, pad } from "../signing/pad.js";

const main = document.getElementById("main");
const base = `${main.dataset.api}/${main.dataset.id}`;
const form = document.getElementById("sign");
const dialog = document.getElementById("pad");
const shown = document.getElementById("shown");
const board = pad(document.getElementById("canvas"));
let signature = null;

document.getElementById("open-pad").addEventListener("click", () => {
  dialog.showModal();
  board.fit();
});
document.getElementById("pad-clear").addEventListener("click", () => board.clear());
document.getElementById("pad-done").addEventListener("click", () => {
  signature = board.signature();
  dialog.close();
  document.getElementById("sign-hint").hidden = Boolean(signature);
  shown.hidden = !signature;
  if (!signature) return;
  shown.width = shown.clientWidth * 2;
  shown.height = shown.clientHeight * 2;
  draw(shown, signature);
});

document.getElementById("send").addEventListener("click", async ({ currentTarget }) => {
  if (await run(currentTarget, form, () => api.post(`${base}/mediator-code`))) document.getElementById("f-code").focus();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!signature) return document.getElementById("open-pad").click();
  const code = form.elements.namedItem("code").value.trim();
  const sha256 = form.dataset.sha256;
  const button = form.querySelector("button[type=submit]");
  const done = await run(button, form, () => api.post(`${base}/mediator-signature`, { sha256, code, signature }));
  if (!done) return undefined;
  form.hidden = true;
  document.getElementById("sealing").hidden = false;
  return untilChanged(base, main.dataset.state, true).catch(() => window.location.reload());
});
