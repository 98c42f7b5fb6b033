// The token stands behind the hash sign and is posted once; then it leaves the address bar and the history.
import { api } from "/ds/api.js";
import { showProblem } from "/ds/forms.js";

const token = window.location.hash.slice(1);
const box = document.getElementById("act");

if (token) {
  try {
    await api.post("/api/v1/signing/sessions", { token });
    window.location.replace("/s/step");
  } catch (problem) {
    document.getElementById("waiting").remove();
    showProblem(box, problem);
  }
} else {
  window.location.replace("/s/step");
}
