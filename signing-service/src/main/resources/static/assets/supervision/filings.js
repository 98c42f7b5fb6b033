// A firm's report on a year: the draft is kept as it is written, and what is filed is the draft as it was kept last.
import { actId, api, ApiProblem, ConnectionLost } from "/ds/api.js";
import { formJson, leave, run } from "/ds/forms.js";

const form = document.querySelector("#filing");

if (form) {
  const id = actId();
  const year = Number(form.dataset.year);
  const state = document.querySelector("#draft-state");
  let revision = Number(form.dataset.revision);
  let kept = "";
  // What was sent without a response coming back: it may have arrived or not.
  let unanswered;

  const keep = async (report) => {
    revision = (await api.put(`/api/v1/dispatch/filings/drafts/${year}`, { revision, report })).revision;
    kept = JSON.stringify(report);
  };

  /** Sends that once more: kept already it is kept once, and what another window wrote stays for the service to refuse. */
  const catchUp = async () => {
    try {
      await keep(unanswered);
      unanswered = undefined;
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === "invalid-input") unanswered = undefined;
      else throw problem;
    }
  };

  const save = async () => {
    const report = formJson(form);
    if (unanswered) await catchUp();
    // Filing again after a lost connection: what was kept is not kept again.
    if (JSON.stringify(report) === kept) return;
    try {
      await keep(report);
    } catch (problem) {
      if (problem instanceof ConnectionLost) unanswered = report;
      throw problem;
    }
  };

  // What was said of the draft is true until somebody types on.
  let typed = 0;
  form.addEventListener("input", () => {
    typed += 1;
    state.textContent = state.dataset.unsaved;
  });

  const button = form.querySelector("#save");
  button.addEventListener("click", () =>
    run(button, form, async () => {
      const before = typed;
      await save();
      if (typed === before) state.textContent = state.dataset.saved;
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
