// The draft form: asks the checks while somebody types, shows only the fields that belong to the chosen kind, saves by the API.
import { api, actId } from "/ds/api.js";
import { leave, run, showFieldError } from "/ds/forms.js";
import { arrivedAt, keepUnsaved, unready } from "./draft.js";

const QUIET_MILLIS = 450;
const COLOURS = { "must-fix": ["red", "cross"], confirm: ["orange", "warning"], note: ["info", "info"] };

const form = document.getElementById("draft");
const list = document.getElementById("checks");
const none = document.getElementById("checks-none");
const template = document.getElementById("finding");
const saved = document.getElementById("saved");
const toFix = document.getElementById("to-fix");
const levels = Object.fromEntries(
  [...document.querySelectorAll("#level-words li")].map((item) => [item.dataset.level, item.textContent]),
);
const kept = keepUnsaved(form);
const key = actId();
const touched = new Set();
let { id, version } = form.dataset;
let waiting;
let asked = 0;
let latest = [];

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

/** What is said beside a field: what was found, and what to do about it or what it was measured by. */
const beside = ({ level, fact, next, threshold }) => `${fact}。${level === "must-fix" ? next : threshold}`;

const mustFix = (findings) => findings.filter(({ level }) => level === "must-fix");

function markFields(findings) {
  for (const input of form.elements) {
    if (!input.name) continue;
    const said = findings.filter(({ field, level }) => field === input.name && touched.has(field) && level !== "note");
    showFieldError(input, said.map(beside).join(" "), mustFix(said).length > 0);
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
  latest = all;
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
  const left = mustFix(all).length;
  toFix.textContent = left ? toFix.dataset.text.replace("#", left) : "";
  if (!left) form.querySelector(".error-summary")?.remove();
  markFields(all);
}

async function review() {
  const question = ++asked;
  const findings = await api.post("/api/v1/compliance/reviews", { template: form.dataset.template, data: data() });
  if (question === asked) show(findings);
  return findings;
}

function checkSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => review().catch(() => {}), QUIET_MILLIS);
}

async function save() {
  const typed = data();
  const contract = id
    ? await api.put(`/api/v1/contracts/${id}`, { version: Number(version), data: typed })
    : await api.post("/api/v1/contracts", { template: form.dataset.template, data: typed }, { "Idempotency-Key": key });
  ({ id, version } = contract);
  kept();
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
  await run(form.querySelector("button[type=submit]"), form, async () => {
    clearTimeout(waiting);
    const contract = await save();
    const open = mustFix(await review());
    if (open.length) throw unready(open.map((finding) => ({ field: finding.field, message: beside(finding) })));
    return leave(() => window.location.assign(`/console/contracts/${contract.id}`));
  });
  markFields(latest);
});

// Who came from a finding sees everything that is wrong at once.
if (arrivedAt()) for (const { name } of form.elements) touched.add(name);
showFields();
review().catch(() => {});
