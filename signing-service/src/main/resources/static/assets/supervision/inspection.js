// Draws: the office's own part of the lot is made here and told only when the ledger holds the checkpoint (docs/random-draw.md, section 4).
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

const TAG = new TextEncoder().encode("laborproof/draw/share/v1");
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const kept = (id) => `laborproof.draw.share.${id}`;

/** 32 random bytes and the digest that is committed to; nothing where the browser cannot compute one. */
async function share() {
  if (!window.crypto?.subtle) return undefined;
  const bytes = window.crypto.getRandomValues(new Uint8Array(32));
  const digest = await window.crypto.subtle.digest("SHA-256", new Uint8Array([...TAG, ...bytes]));
  return { value: hex(bytes), digest: hex(new Uint8Array(digest)) };
}

function said(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name || field.value === "" || (field.type === "checkbox" && !field.checked)) continue;
    if (field.dataset.list !== undefined) body[field.name] = [...(body[field.name] ?? []), field.value];
    else body[field.name] = field.type === "number" || field.dataset.number !== undefined ? Number(field.value) : field.value;
  }
  return body;
}

for (const form of document.querySelectorAll("form[data-post]")) {
  const id = actId();
  let own;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, form, async () => {
      const body = form.dataset.plain === undefined ? { id, ...said(form) } : said(form);
      // Kept before it is sent: pressed again after a lost answer, it is the same draw and the same part.
      if (form.dataset.share !== undefined) own ??= await share();
      if (own) {
        window.localStorage.setItem(kept(id), own.value);
        body.share = own.digest;
      }
      const answer = await api.post(form.dataset.post, body);
      return leave(() => (form.dataset.then ? window.location.assign(form.dataset.then + answer.draw.id) : window.location.reload()));
    });
  });
}

const told = document.querySelector("[data-draw]");
if (told) {
  const value = window.localStorage.getItem(kept(told.dataset.draw));
  for (const field of document.querySelectorAll("[data-own-share]")) field.value = value ?? "";
  const shown = document.querySelector("[data-shown-share]");
  if (shown && value) {
    shown.textContent = value;
    shown.closest("[hidden]")?.removeAttribute("hidden");
  }
  // The lot is there within seconds: look again by itself.
  if (told.dataset.waiting !== undefined) window.setTimeout(() => window.location.reload(), 4000);
}
