// Acts of the worker's pages: a button or a form posts to the API, then the page of the next step is loaded.
// A lost connection is shown, nothing is cleared, and what was waiting goes on by itself.
import { api, ApiProblem, ConnectionLost } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { formJson, leave, run } from "/ds/forms.js";

const POLL_MILLIS = 1200;
const box = document.getElementById("act");
const offline = document.getElementById("offline");

const RETRY_MILLIS = 700;

export function showConnection(lost) {
  if (offline) offline.hidden = !lost;
}

/** Leaves this page only for one that can be had: while the service is away, this one stays and says so. */
export async function nextPage() {
  for (;;) {
    try {
      await fetch("/s", { method: "HEAD", cache: "no-store" });
      break;
    } catch {
      showConnection(true);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    }
  }
  window.location.replace("/s/step");
}

window.addEventListener("offline", () => showConnection(true));
window.addEventListener("online", () => showConnection(false));

/** An act of an earlier step, repeated because its answer was lost: the step has gone on, so the page follows it. */
export async function followIfMoved(act) {
  try {
    return await act();
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === "not-this-step") return leave(nextPage);
    throw problem;
  }
}

for (const button of document.querySelectorAll("button[data-act]")) {
  button.addEventListener("click", async () => {
    if (!(await confirmed(button.dataset.confirm))) return;
    const body = button.dataset.body ? JSON.parse(button.dataset.body) : {};
    const done = await run(button, box, async () => {
      await followIfMoved(() => api.post(button.dataset.act, body));
      return button.dataset.stay === undefined ? leave(nextPage) : true;
    });
    const said = document.getElementById("act-said");
    if (said) said.textContent = done ? button.dataset.said : "";
  });
}

for (const form of document.querySelectorAll("form[data-form]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    await run(button, form, async () => {
      await followIfMoved(() => api.post(form.dataset.form, formJson(form)));
      return leave(nextPage);
    });
  });
}

const polled = document.querySelector("[data-poll]")?.dataset.poll;
if (polled) {
  const look = async () => {
    try {
      const session = await api.get("/api/v1/signing/session");
      showConnection(false);
      if (session.step !== polled) return nextPage();
    } catch (problem) {
      if (!(problem instanceof ConnectionLost)) return nextPage();
      showConnection(true);
    }
    setTimeout(look, polled === "signing" ? POLL_MILLIS : POLL_MILLIS * 8);
  };
  setTimeout(look, POLL_MILLIS);
}
