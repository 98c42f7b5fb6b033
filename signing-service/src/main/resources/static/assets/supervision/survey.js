// An employer answers: what is filled in is kept as a draft a moment later, and sent once.
import { api, ConnectionLost } from "/ds/api.js";
import { confirmed } from "/ds/confirm.js";
import { leave, run } from "/ds/forms.js";
import { given, touched } from "./answers.js";

const PAUSE = 800;
const AGAIN = 5000;
const form = document.querySelector("#survey");

/** The same for the same answers, in whichever order they come. */
const told = (answers) => JSON.stringify(answers.map(({ question, values }) => [question, values]).sort(([one], [other]) => (one < other ? -1 : 1)));

if (form) {
  const saved = document.querySelector("#saved");
  let version = Number(form.dataset.version);
  let timer;
  let typed = 0;
  let turn = Promise.resolve();
  // What was sent without a response coming back: it may have arrived or not.
  let unanswered = [];

  /** Asks what has arrived of it: what another window wrote stays for the service to refuse. Says whether these answers were sent. */
  const catchUp = async (answers) => {
    const now = await api.get(form.dataset.read);
    const there = told(now.questions.filter(({ values }) => values.length).map(({ id, values }) => ({ question: id, values })));
    if (!unanswered.includes(there)) return false;
    version = now.version;
    unanswered = [];
    return Boolean(now.sentAt) && there === told(answers);
  };

  /** One after the other: each carries the version the one before has made. */
  const reply = (send) => {
    const next = turn.catch(() => {}).then(async () => {
      const answers = given(form);
      if (unanswered.length && (await catchUp(answers))) return;
      try {
        const answer = await api.post(form.dataset.reply, { answers, version, send });
        version = answer.version;
        unanswered = [];
      } catch (problem) {
        if (problem instanceof ConnectionLost) unanswered.push(told(answers));
        throw problem;
      }
    });
    turn = next;
    return next;
  };

  const keep = (pause = PAUSE) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const before = typed;
      reply(false).then(
        () => {
          // Somebody typed on meanwhile: that is not kept yet.
          if (typed === before) saved.textContent = saved.dataset.saved;
        },
        (problem) => {
          saved.textContent = saved.dataset.unsaved;
          if (problem instanceof ConnectionLost) keep(AGAIN);
        },
      );
    }, pause);
  };
  form.addEventListener("input", () => {
    typed += 1;
    saved.textContent = "";
    keep();
  });
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
