// Declares a paper contract with its copy.
import { api } from "/ds/api.js";
import { run } from "/ds/forms.js";

const form = document.querySelector("#declare");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!form.reportValidity()) return;
  run(form.querySelector("[type=submit]"), form, async () => {
    const body = new FormData(form);
    body.append("worker", form.dataset.worker);
    if (!body.get("endsOn")) body.delete("endsOn");
    await api.upload("/api/v1/paper-contracts", body);
    location.assign("/findings");
  });
});
