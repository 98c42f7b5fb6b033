// The token stands behind the hash sign and is posted once; then it leaves the address bar and the history.
import { api, ConnectionLost } from "/ds/api.js";
import { showProblem } from "/ds/forms.js";

const RETRY_MILLIS = 700;

const token = window.location.hash.slice(1);
const box = document.getElementById("act");

/** A link may be opened again and again, so a lost answer costs nothing. */
async function open() {
  const offline = document.getElementById("offline");
  for (;;) {
    try {
      await api.post("/api/v1/signing/sessions", { token });
      return;
    } catch (problem) {
      if (!(problem instanceof ConnectionLost)) throw problem;
      if (offline) offline.hidden = false;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
    }
  }
}

if (token) {
  try {
    await open();
    window.location.replace("/s/step");
  } catch (problem) {
    document.getElementById("waiting").remove();
    const head = document.querySelector("h1");
    head.textContent = head.dataset.failed;
    showProblem(box, problem);
  }
} else {
  window.location.replace("/s/step");
}
