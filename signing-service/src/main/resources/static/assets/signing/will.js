// The act of will: a signature by hand and a code bound to the document. Both are kept on the page until the server has them.
import { api, ApiProblem } from "/ds/api.js";
import { leave, run, showProblem } from "/ds/forms.js";
import { followIfMoved, nextPage } from "./act.js";
import { handwriting } from "./handwriting.js";

const AGAIN_SECONDS = 30;

const sha256 = document.getElementById("main").dataset.sha256;
const form = document.getElementById("act");
const send = document.getElementById("send");

function countDown(seconds) {
  const text = send.dataset.text ?? (send.dataset.text = send.textContent);
  send.disabled = seconds > 0;
  send.textContent = seconds > 0 ? `${text} (${seconds})` : text;
  if (seconds > 0) setTimeout(() => countDown(seconds - 1), 1000);
}

send.addEventListener("click", async () => {
  const sent = await run(send, form, () => followIfMoved(() => api.post("/api/v1/signing/session/will/code")));
  if (!sent) return;
  countDown(AGAIN_SECONDS);
  document.getElementById("f-code").focus();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const signature = handwriting();
  if (!signature) return undefined;
  const code = form.elements.namedItem("code").value.trim();
  const button = document.getElementById("sign");
  return run(button, form, async () => {
    await followIfMoved(() => api.post("/api/v1/signing/session/will", { sha256, code, signature }));
    return leave(nextPage);
  });
});

window.addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof ApiProblem) showProblem(form, reason);
});
