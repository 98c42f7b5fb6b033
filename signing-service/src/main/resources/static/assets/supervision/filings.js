// A firm's report on a year: the draft is kept as it is written, and what is filed is the draft as it was kept last.
import { actId, api } from "/ds/api.js";
import { formJson, leave, run } from "/ds/forms.js";

const form = document.querySelector("#filing");

if (form) {
  const id = actId();
  const year = Number(form.dataset.year);
  const state = document.querySelector("#draft-state");
  let revision = Number(form.dataset.revision);
  let kept = "";

  const save = async () => {
    const report = formJson(form);
    const written = JSON.stringify(report);
    // Filing again after a lost connection: what was kept is not kept again.
    if (written === kept) return;
    revision = (await api.put(`/api/v1/dispatch/filings/drafts/${year}`, { revision, report })).revision;
    kept = written;
  };

  const button = form.querySelector("#save");
  button.addEventListener("click", () =>
    run(button, form, async () => {
      await save();
      state.textContent = state.dataset.saved;
    }),
  );

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form.querySelector("[type=submit]"), form, async () => {
      await save();
      const body = new FormData();
      for (const [name, value] of Object.entries({ id, year, revision, after: form.dataset.after })) body.append(name, value);
      for (const file of form.elements.file.files) body.append("file", file);
      await api.upload("/api/v1/dispatch/filings", body);
      return leave(() => window.location.reload());
    });
  });
}
