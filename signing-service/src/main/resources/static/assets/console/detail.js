// Acts on one document. What can be done is what the page shows; whether it may be done the API decides.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";
import { untilChanged } from "./watch.js";

const main = document.getElementById("main");
const box = document.getElementById("act");
const base = `${main.dataset.api ?? "/api/v1/contracts"}/${main.dataset.id}`;

function confirmed(text) {
  if (!text) return Promise.resolve(true);
  const dialog = document.getElementById("confirm");
  dialog.querySelector("#confirm-text").textContent = text;
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclick = ({ target }) => {
      if (target.value !== "yes" && target.value !== "no") return;
      dialog.close();
      resolve(target.value === "yes");
    };
    dialog.oncancel = () => resolve(false);
  });
}

for (const button of document.querySelectorAll("button[data-post]")) {
  button.addEventListener("click", async () => {
    if (!(await confirmed(button.dataset.confirm))) return;
    const done = await run(button, box, () => api.post(`${base}/${button.dataset.post}`));
    if (!done) return;
    if (button.dataset.stay !== undefined) {
      button.textContent = button.dataset.said;
    } else if (button.dataset.post.endsWith("seal")) {
      button.hidden = true;
      document.getElementById("sealing").hidden = false;
      untilChanged(base, main.dataset.state, true).catch(() => window.location.reload());
    } else {
      window.location.reload();
    }
  });
}

document.getElementById("freeze")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.currentTarget;
  const confirmedCodes = new FormData(form).getAll("confirmed");
  const done = await run(form.querySelector("button"), box, () => api.post(`${base}/freeze`, { confirmed: confirmedCodes }));
  if (done) window.location.reload();
});

document.getElementById("invite")?.addEventListener("click", async ({ currentTarget }) => {
  const invitation = await run(currentTarget, box, () => api.post(`${base}/invitation`));
  if (!invitation) return;
  document.getElementById("link").textContent = invitation.link;
  const picture = new DOMParser().parseFromString(invitation.qr, "image/svg+xml").documentElement;
  document.getElementById("qr").replaceChildren(document.importNode(picture, true));
  document.getElementById("invitation").hidden = false;
});

document.getElementById("copy")?.addEventListener("click", async ({ currentTarget }) => {
  await navigator.clipboard.writeText(document.getElementById("link").textContent);
  currentTarget.textContent = currentTarget.dataset.said;
});

if (main.dataset.state === "invited" || main.dataset.watch !== undefined) {
  untilChanged(base, main.dataset.state, main.dataset.watch === "working").catch(() => {});
}
