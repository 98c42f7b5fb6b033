// A worker answers by a link: the secret behind the hash sign is handed over once; the draft stays on this phone alone.
import { api, ApiProblem, ConnectionLost } from "/ds/api.js";
import { leave, run, showProblem } from "/ds/forms.js";
import { given, restore, touched } from "./answers.js";

const opening = document.querySelector("[data-open]");
const form = document.querySelector("#voice");

if (opening) {
  try {
    const token = window.location.hash.slice(1);
    if (token) await api.post("/api/v1/public/surveys/open", { token });
    window.location.replace("/q/form");
  } catch (problem) {
    document.getElementById("waiting").remove();
    const head = document.querySelector("h1");
    head.textContent = head.dataset.failed;
    showProblem(document.getElementById("act"), problem);
  }
}

if (form) {
  const kept = `laborproof.voice.${form.dataset.key}`;
  const before = window.localStorage.getItem(kept);
  const keep = () => window.localStorage.setItem(kept, JSON.stringify(given(form)));
  if (before) {
    if (!touched(form)) restore(form, JSON.parse(before));
    const line = document.querySelector("#restored");
    line.textContent = line.dataset.text;
  }
  if (touched(form)) keep();
  form.addEventListener("input", keep);
  let lost = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.querySelector("[type=submit]"), form, async () => {
      try {
        await api.post("/api/v1/public/surveys/answers", { link: form.dataset.key, answers: given(form) });
      } catch (problem) {
        // Sent before without an answer coming back: that the link is used now says it had arrived.
        const arrived = lost && problem instanceof ApiProblem && problem.code === "survey-link-used";
        lost ||= problem instanceof ConnectionLost;
        if (!arrived) throw problem;
      }
      window.localStorage.removeItem(kept);
      return leave(() => window.location.replace("/q/done"));
    });
  });
}
