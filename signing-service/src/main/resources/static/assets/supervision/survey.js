// An employer answers: what is filled in is kept as a draft a moment later, and sent once.
import { api } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";
import { given, touched } from "./answers.js";

const PAUSE = 800;
const form = document.querySelector("#survey");

if (form) {
  const saved = document.querySelector("#saved");
  let version = Number(form.dataset.version);
  let timer;
  let turn = Promise.resolve();

  /** One after the other: each carries the version the one before has made. */
  const reply = (send) => {
    const next = turn.catch(() => {}).then(async () => {
      const answer = await api.post(form.dataset.reply, { answers: given(form), version, send });
      version = answer.version;
    });
    turn = next;
    return next;
  };

  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      reply(false).then(
        () => (saved.textContent = saved.dataset.saved),
        () => (saved.textContent = saved.dataset.unsaved),
      );
    }, PAUSE);
  };
  form.addEventListener("input", keep);
  if (touched(form)) keep();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    if (!(await confirmed(button.dataset.confirm))) return;
    clearTimeout(timer);
    await run(button, form, async () => {
      await reply(true);
      return leave(() => window.location.reload());
    });
  });
}
