// The suite of signatures: one choice, after which the page is shown anew.
import { api } from "/ds/api.js";
import { leave, run } from "/ds/forms.js";

const form = document.getElementById("suite-form");
document.getElementById("suite-save")?.addEventListener("click", (event) =>
  run(event.currentTarget, form, async () => {
    await api.post("/api/v1/organisations/mine/suite", { suite: form.elements.namedItem("suite").value });
    return leave(() => window.location.reload());
  }),
);
