// The mediator's act of will: a signature by hand and a code bound to the document as it is now.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";
import { untilChanged } from "../console/watch.js";
import { handwriting } from "../signing/handwriting.js";

const main = document.getElementById("main");
const base = `${main.dataset.api}/${main.dataset.id}`;
const form = document.getElementById("sign");

document.getElementById("send").addEventListener("click", async ({ currentTarget }) => {
  if (await run(currentTarget, form, () => api.post(`${base}/mediator-code`))) document.getElementById("f-code").focus();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const signature = handwriting();
  if (!signature) return undefined;
  const code = form.elements.namedItem("code").value.trim();
  const sha256 = form.dataset.sha256;
  const button = form.querySelector("button[type=submit]");
  const done = await run(button, form, () => api.post(`${base}/mediator-signature`, { sha256, code, signature }));
  if (!done) return undefined;
  form.hidden = true;
  document.getElementById("sealing").hidden = false;
  return untilChanged(base, main.dataset.state, true).catch(() => window.location.reload());
});
