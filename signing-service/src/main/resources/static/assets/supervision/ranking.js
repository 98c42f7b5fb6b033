// Asks for a model of the order of looking, decides about one, and follows what goes on by itself.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

const LOOK_AGAIN = 1500;

const ask = document.querySelector("#ask");
if (ask) {
  const id = actId();
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    run(ask.querySelector("[type=submit]"), ask, async () => {
      const model = await api.post("/api/v1/risk/ranking-models", { id });
      return leave(() => window.location.assign(`/ranking/models/${model.id}`));
    });
  });
}

const shown = document.querySelector("[data-model]");
const act = document.querySelector("#act");
if (act) {
  act.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, act, async () => {
      await api.post(`/api/v1/risk/ranking-models/${shown.dataset.model}/acts`, { act: button.value, note: act.note?.value ?? "" });
      return leave(() => window.location.reload());
    });
  });
}

// Learning and ordering go on by themselves; the page follows until there is something to read.
if (shown && (shown.dataset.state === "making" || shown.dataset.ordering)) {
  const progress = document.querySelector("progress");
  const look = async () => {
    try {
      const model = await api.get(`/api/v1/risk/ranking-models/${shown.dataset.model}`);
      if (model.state !== shown.dataset.state || model.ordering !== Boolean(shown.dataset.ordering)) {
        if (!act?.note?.value) window.location.reload();
        return;
      }
      if (progress) {
        progress.max = Math.max(1, model.total);
        progress.value = model.done;
        const words = progress.previousElementSibling;
        words.textContent = words.dataset.words.replace("{0}", model.done).replace("{1}", model.total);
      }
    } catch {
      // Away for a moment: the next look tells.
    }
    window.setTimeout(look, LOOK_AGAIN);
  };
  window.setTimeout(look, LOOK_AGAIN);
}
