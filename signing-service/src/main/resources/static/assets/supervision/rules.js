// Proposes another bound for a rule, or decides about one.
import { actId, api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";

const LOOK_AGAIN = 1500;

const propose = document.querySelector("#propose");
if (propose) {
  const id = actId();
  propose.addEventListener("submit", (event) => {
    event.preventDefault();
    const { rule } = document.querySelector("[data-rule]").dataset;
    const body = { id, parameters: {} };
    for (const [name, value] of new FormData(propose)) {
      if (value === "") continue;
      if (name.startsWith("parameters.")) body.parameters[name.slice("parameters.".length)] = value;
      else body[name] = value;
    }
    run(propose.querySelector("[type=submit]"), propose, async () => {
      const change = await api.post(`/api/v1/risk/rules/${rule}/changes`, body);
      return leave(() => window.location.assign(`/rules/changes/${change.id}`));
    });
  });
}

const shown = document.querySelector("[data-change]");
const decide = document.querySelector("#decide");
if (decide) {
  decide.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter;
    if (!(await confirmed(button.dataset.confirm))) return;
    await run(button, decide, async () => {
      await api.post(`/api/v1/risk/rule-changes/${shown.dataset.change}/acts`, { act: button.value, note: decide.note.value });
      return leave(() => window.location.reload());
    });
  });
}

// The dry run goes on by itself; the page follows it until there is something to read.
if (shown?.dataset.state === "trying") {
  const progress = document.querySelector("progress");
  const look = async () => {
    try {
      const change = await api.get(`/api/v1/risk/rule-changes/${shown.dataset.change}`);
      if (change.state !== "trying") {
        if (!decide?.note.value) window.location.reload();
        return;
      }
      progress.max = Math.max(1, change.toTry);
      progress.value = change.tried;
      const words = progress.previousElementSibling;
      words.textContent = words.dataset.words.replace("{0}", change.tried).replace("{1}", change.toTry);
    } catch {
      // Away for a moment: the next look tells.
    }
    window.setTimeout(look, LOOK_AGAIN);
  };
  window.setTimeout(look, LOOK_AGAIN);
}

// Judging anew goes on by itself; who waits is read again at the end.
const anew = document.querySelector("#anew");
if (anew && anew.dataset.done !== anew.dataset.total) {
  const progress = anew.querySelector("progress");
  const follow = async () => {
    try {
      const { anew: now } = await api.get(`/api/v1/risk/rule-changes/${shown.dataset.change}`);
      progress.max = Math.max(1, now.total);
      progress.value = now.done;
      const words = progress.previousElementSibling;
      words.textContent = words.dataset.words.replace("{0}", now.done).replace("{1}", now.total);
      if (now.done === now.total) {
        window.location.reload();
        return;
      }
    } catch {
      // Away for a moment: the next look tells.
    }
    window.setTimeout(follow, LOOK_AGAIN);
  };
  window.setTimeout(follow, LOOK_AGAIN);
}
