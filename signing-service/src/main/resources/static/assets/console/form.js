// The draft form: asks the checks while somebody types, shows only the fields that belong to the chosen kind, saves by the API.
import { api, actId } from "/ds/api.js";
import { run } from "/ds/forms.js";

const QUIET_MILLIS = 450;
const COLOURS = { "must-fix": ["red", "cross"], confirm: ["orange", "warning"], note: ["info", "info"] };

const form = document.getElementById("draft");
const list = document.getElementById("checks");
const none = document.getElementById("checks-none");
const template = document.getElementById("finding");
const saved = document.getElementById("saved");
const levels = Object.fromEntries(
  [...document.querySelectorAll("#level-words li")].map((item) => [item.dataset.level, item.textContent]),
);
const key = actId();
const touched = new Set();
let { id, version } = form.dataset;
let waiting;
let asked = 0;

function applicable(field) {
  if (!field.dataset.when) return true;
  const value = form.elements.namedItem(field.dataset.when)?.value;
  const wanted = (field.dataset.in || "").split(" ").filter(Boolean);
  return wanted.length ? wanted.includes(value) : Boolean(value);
}

function showFields() {
  for (const field of form.querySelectorAll(".field")) field.hidden = !applicable(field);
}

function data() {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name).closest(".field");
    if (value !== "" && !field.hidden) values[name] = value;
  }
  return values;
}

function markFields(findings) {
  for (const line of form.querySelectorAll(".field .error")) line.textContent = "";
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const finding of findings) {
    const input = finding.field && touched.has(finding.field) && form.elements.namedItem(finding.field);
    if (!input || finding.level === "note") continue;
    if (finding.level === "must-fix") input.setAttribute("aria-invalid", "true");
    input.closest(".field").querySelector(".error").textContent = finding.fact;
  }
}

/** Fields nobody has come to yet are one line, not ten reproaches. */
function split(findings) {
  const open = findings.filter((f) => f.code === "clause-missing" && !touched.has(f.field));
  return [open, findings.filter((f) => !open.includes(f))];
}

function showOpen(open) {
  const line = document.getElementById("checks-open");
  line.hidden = open.length === 0;
  line.querySelector("b").textContent = open.length;
  line.querySelector("a").href = open.length ? `#f-${open[0].field.replaceAll(".", "-")}` : "#";
}

function show(all) {
  const [open, findings] = split(all);
  showOpen(open);
  list.replaceChildren(
    ...findings.map((finding) => {
      const item = template.content.cloneNode(true);
      const [colour, icon] = COLOURS[finding.level];
      item.querySelector(".status").classList.add(`status-${colour}`);
      item.querySelector("use").setAttribute("href", `/ds/icons.svg#${icon}`);
      item.querySelector(".level").textContent = levels[finding.level];
      const fact = item.querySelector(".fact");
      fact.textContent = finding.fact;
      if (finding.field) fact.href = `#f-${finding.field.replaceAll(".", "-")}`;
      item.querySelector(".threshold").textContent = finding.threshold;
      item.querySelector(".next").textContent = finding.next;
      item.querySelector(".article").textContent = `${finding.article} · ${finding.ruleVersion}`;
      return item;
    }),
  );
  none.hidden = all.length > 0;
  none.textContent = none.dataset.none;
  markFields(findings);
}

async function check() {
  const question = ++asked;
  const findings = await api.post("/api/v1/compliance/reviews", { template: form.dataset.template, data: data() });
  if (question === asked) show(findings);
}

function checkSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => check().catch(() => {}), QUIET_MILLIS);
}

async function save() {
  const contract = id
    ? await api.put(`/api/v1/contracts/${id}`, { version: Number(version), data: data() })
    : await api.post("/api/v1/contracts", { template: form.dataset.template, data: data() }, { "Idempotency-Key": key });
  ({ id, version } = contract);
  history.replaceState(null, "", `/console/contracts/${id}/edit`);
  return contract;
}

form.addEventListener("input", ({ target }) => {
  touched.add(target.name);
  saved.textContent = "";
  showFields();
  checkSoon();
});

document.getElementById("save").addEventListener("click", async ({ currentTarget }) => {
  if (await run(currentTarget, form, save)) saved.textContent = saved.dataset.text;
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  for (const { name } of form.elements) touched.add(name);
  const contract = await run(form.querySelector("button[type=submit]"), form, save);
  if (contract) window.location.assign(`/console/contracts/${contract.id}`);
});

showFields();
check().catch(() => {});
