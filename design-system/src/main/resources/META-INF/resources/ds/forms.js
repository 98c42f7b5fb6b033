// Errors next to the field and on top, input kept, focus moved to the summary; a busy button cannot be pressed twice.
import { ApiProblem, ConnectionLost } from "./api.js";

const words = (key) => document.querySelector(`meta[name="ds-${key}"]`)?.content || key;

export function clearErrors(form) {
  form.querySelector(".error-summary")?.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const line of form.querySelectorAll(".field .error")) line.textContent = "";
}

function markField(form, { field, message }) {
  const input = form.elements.namedItem(field);
  const control = input instanceof RadioNodeList ? input[0] : input;
  if (!control) return null;
  control.setAttribute("aria-invalid", "true");
  const line = control.closest(".field, fieldset")?.querySelector(".error");
  if (line) line.textContent = message;
  if (!control.id) control.id = `f-${field.replaceAll(".", "-")}`;
  return control.id;
}

function summary(title, detail, next, items) {
  const box = document.createElement("div");
  box.className = "error-summary";
  box.setAttribute("role", "alert");
  box.tabIndex = -1;
  const head = document.createElement("h2");
  head.textContent = title;
  box.append(head);
  for (const text of [detail, next]) {
    if (!text) continue;
    const p = document.createElement("p");
    p.textContent = text;
    box.append(p);
  }
  if (items.length) {
    const list = document.createElement("ul");
    for (const { id, detail: text } of items) {
      const item = document.createElement("li");
      const link = document.createElement(id ? "a" : "span");
      if (id) link.href = `#${id}`;
      link.textContent = text;
      item.append(link);
      list.append(item);
    }
    box.append(list);
  }
  return box;
}

/** Shows why an act did not work, at the top of `form` and beside each field the problem names. */
export function showProblem(form, problem) {
  clearErrors(form);
  let box;
  if (problem instanceof ApiProblem) {
    const items = problem.fields.map((f) => ({ id: markField(form, f), detail: f.message }));
    box = summary(problem.title || words("failed"), problem.message, problem.next, items);
  } else if (problem instanceof ConnectionLost) {
    box = summary(words("offline"), words("offline-detail"), "", []);
  } else {
    box = summary(words("failed"), String(problem.message || problem), "", []);
  }
  form.prepend(box);
  box.focus();
}

/** Runs `act` while the button is busy; shows the problem in `form` when it fails. Returns undefined then. */
export async function run(button, form, act) {
  if (button.getAttribute("aria-busy") === "true") return undefined;
  button.setAttribute("aria-busy", "true");
  button.disabled = true;
  try {
    clearErrors(form);
    return await act();
  } catch (problem) {
    showProblem(form, problem);
    return undefined;
  } finally {
    button.removeAttribute("aria-busy");
    button.disabled = false;
  }
}

/** Field names like `pay.monthlyYuan` become nested objects; empty strings are left out. */
export function formJson(form) {
  const result = {};
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File || value === "") continue;
    const path = name.split(".");
    let at = result;
    for (const step of path.slice(0, -1)) at = at[step] ??= {};
    at[path.at(-1)] = value;
  }
  return result;
}
