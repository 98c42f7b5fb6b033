// An office's papers: written, sealed, and answered by the enterprise.
import { actId, api, ApiProblem } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

const form = document.querySelector("#paper");

if (form) {
  const id = actId();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const data = {};
    for (const [name, value] of new FormData(form)) data[name.slice("data.".length)] = value;
    const warning = form.closest("[data-id]").dataset.id;
    run(form.querySelector("[type=submit]"), form, async () => {
      await api.post(`/api/v1/warnings/${warning}/papers`, { id, kind: form.dataset.kind, data });
      return leave(() => window.location.assign(`/warnings/${warning}#papers`));
    });
  });
}

const PAUSE = 1000;
const MOST_LOOKS = 60;

/** The seal is put on by a task: looks until it is there. */
async function untilSealed(paper, looks) {
  const { state } = await api.get(`/api/v1/warning-papers/${paper}`);
  if (state === "frozen" && looks > 0) {
    await new Promise((done) => setTimeout(done, PAUSE));
    await untilSealed(paper, looks - 1);
  }
}

for (const button of document.querySelectorAll("[data-seal]")) {
  const card = button.closest("[data-paper]");
  button.addEventListener("click", async () => {
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, card, async () => {
      await api.post(`/api/v1/warning-papers/${card.dataset.paper}/seal`, {});
      await untilSealed(card.dataset.paper, MOST_LOOKS);
      return leave(() => window.location.reload());
    });
  });
}

for (const button of document.querySelectorAll("[data-withdraw]")) {
  const card = button.closest("[data-paper]");
  button.addEventListener("click", async () => {
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, card, async () => {
      await api.post(`/api/v1/warning-papers/${card.dataset.paper}/withdraw`, {});
      return leave(() => window.location.reload());
    });
  });
}

// A package is put together once its events are proven: until then the card says so, in place of a page of data.
for (const link of document.querySelectorAll("[data-evidence]")) {
  const card = link.closest("[data-paper], [data-notice]");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    run(link, card, async () => {
      const response = await fetch(link.href, { headers: { "Accept-Language": document.documentElement.lang }, credentials: "same-origin" });
      if (!response.ok) throw new ApiProblem(response.status, await response.json());
      const file = document.createElement("a");
      file.href = URL.createObjectURL(await response.blob());
      file.download = `${card.querySelector("code").textContent}.evidence.zip`;
      file.click();
      URL.revokeObjectURL(file.href);
    });
  });
}

for (const answer of document.querySelectorAll("[data-notice] form")) {
  const id = actId();
  answer.addEventListener("submit", (event) => {
    event.preventDefault();
    const { notice } = answer.closest("[data-notice]").dataset;
    run(answer.querySelector("[type=submit]"), answer, async () => {
      await api.post(`/api/v1/notices/${notice}/answers`, { id, note: new FormData(answer).get("note") });
      return leave(() => window.location.reload());
    });
  });
}
