// Registers an organisation, then leads to the sign-in page.
import { api } from "/ds/api.js";
import { formJson, run } from "/ds/forms.js";

const EMPTY = {
  name: "", creditCode: "", domicile: "", legalRepresentative: "", region: "", sealInscription: "",
  login: "", displayName: "", password: "", sealLogin: "", sealPassword: "",
};
const form = document.getElementById("register");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button[type=submit]");
  const done = await run(button, form, () => api.post("/api/v1/organisations", { ...EMPTY, ...formJson(form) }));
  if (done) window.location.assign("/login?registered");
});
