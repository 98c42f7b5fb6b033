// Half-yearly reports: drafted, edited section by section, reviewed, sealed.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

const PAUSE = 1000;
const MOST_LOOKS = 60;
const REPORTS = "/api/v1/analysis-reports";

const draft = document.querySelector("#draft");

if (draft) {
  const id = actId();
  draft.addEventListener("submit", (event) => {
    event.preventDefault();
    run(draft.querySelector("[type=submit]"), draft, async () => {
      await api.post(REPORTS, { id, half: new FormData(draft).get("half") });
      return leave(() => window.location.assign(`/analysis/${id}`));
    });
  });
}

const page = document.querySelector("[data-report]");
const edits = Number(page?.dataset.edits);

for (const form of document.querySelectorAll("[data-section] form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { section } = form.closest("[data-section]").dataset;
    run(form.querySelector("[type=submit]"), form, async () => {
      await api.put(`${REPORTS}/${page.dataset.report}/sections/${section}`, { text: new FormData(form).get("text"), edits });
      return leave(() => window.location.reload());
    });
  });
}

/** The seal is put on by a task: looks until it is there. */
async function untilSealed(looks) {
  const { summary } = await api.get(`${REPORTS}/${page.dataset.report}`);
  if (summary.state === "frozen" && looks > 0) {
    await new Promise((done) => setTimeout(done, PAUSE));
    await untilSealed(looks - 1);
  }
}

for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", async () => {
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, document.querySelector("#acts"), async () => {
      const { act } = button.dataset;
      await api.post(`${REPORTS}/${page.dataset.report}/${act}`, act === "review" ? { edits } : {});
      if (act === "seal") await untilSealed(MOST_LOOKS);
      return leave(() => window.location.reload());
    });
  });
}
