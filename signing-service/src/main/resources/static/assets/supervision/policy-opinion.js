// Feedback on a policy: an employer's on its pages, a worker's by a link whose secret behind the hash sign is handed over once.
import { api } from "/ds/api.js";
import { leave, run, showProblem } from "/ds/forms.js";

const opening = document.querySelector("[data-open]");

if (opening) {
  try {
    const token = window.location.hash.slice(1);
    if (token) await api.post("/api/v1/public/policy-feedback/open", { token });
    window.location.replace("/pf/form");
  } catch (problem) {
    document.getElementById("waiting").remove();
    const head = document.querySelector("h1");
    head.textContent = head.dataset.failed;
    showProblem(document.getElementById("act"), problem);
  }
}

function sends(selector, post) {
  const form = document.querySelector(selector);
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.querySelector("[type=submit]"), form, () => post(form, Object.fromEntries(new FormData(form))));
  });
}

sends("#opinion", async (form, said) => {
  await api.post(form.dataset.say, { ...said, version: Number(form.dataset.version) });
  return leave(() => window.location.reload());
});
sends("#voice", async (form, said) => {
  await api.post("/api/v1/public/policy-feedback/answers", { ...said, link: form.dataset.key });
  return leave(() => window.location.replace("/pf/done"));
});
