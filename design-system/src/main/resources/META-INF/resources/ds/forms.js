// Errors next to the field and on top, input kept, focus moved to the summary; a double click is one press.
import { ApiProblem, ConnectionLost } from "./api.js";

/** A press this soon after the last is the second half of a double click, whatever became of the first. */
const DOUBLE_CLICK_MILLIS = 600;

const words = (key) => document.querySelector(`meta[name="ds-${key}"]`)?.content || key;

export function clearErrors(form) {
  form.querySelector(".error-summary")?.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const line of form.querySelectorAll(".field .error")) line.textContent = "";
}

function markField(form, { field, message }) {
  // Acts without a form of their own show their problem in a plain box: nothing to mark there.
  const input = form.elements?.namedItem(field);
  const control = input instanceof RadioNodeList ? input[0] : input;
  if (!control) return null;
  if (!control.id) control.id = `f-${field.replaceAll(".", "-")}`;
  showFieldError(control, message);
  return control;
}

/** What a control is called on the page: the words above a group, or its label. */
function named(control) {
  const grouped = control.type === "radio" || (control.type === "checkbox" && control.closest("fieldset"));
  const label = (grouped && control.closest("fieldset")?.querySelector("legend")) || control.labels?.[0];
  return (label?.textContent || control.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim();
}

/** On top of a form a message stands without its field: the field's name goes before it. */
function withName(control, message) {
  const name = control ? named(control) : "";
  const colon = document.documentElement.lang.startsWith("zh") ? "：" : ": ";
  return name && !message.startsWith(name) ? name + colon + message : message;
}

/** Says beside a control what is to be said about it, for eyes and for screen readers; an empty message takes it back. */
export function showFieldError(control, message, invalid = message !== "") {
  const line = control.closest(".field, fieldset")?.querySelector(".error");
  if (invalid) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  if (!line) return;
  line.textContent = message;
  line.classList.toggle("advice", !invalid);
  line.id ||= `e-${control.id}`;
  const described = (control.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && id !== line.id);
  if (message) described.push(line.id);
  if (described.length) control.setAttribute("aria-describedby", described.join(" "));
  else control.removeAttribute("aria-describedby");
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
    const items = problem.fields.map((f) => {
      const control = markField(form, f);
      return { id: control?.id, detail: withName(control, f.message) };
    });
    box = summary(problem.title || words("failed"), problem.message, problem.next, items);
  } else if (problem instanceof ConnectionLost) {
    box = summary(words("offline"), words("offline-detail"), "", []);
  } else {
    box = summary(words("failed"), String(problem.message || problem), "", []);
  }
  form.prepend(box);
  box.focus();
}

/**
 * Runs `act` while the button is busy; shows the problem in `form` when it fails. Returns undefined then. An act that
 * leads elsewhere ends with `leave`, so that the button stays busy until the page is gone.
 */
export async function run(button, form, act) {
  if (button.getAttribute("aria-busy") === "true") return undefined;
  const pressed = performance.now();
  button.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  try {
    clearErrors(form);
    return await act();
  } catch (problem) {
    showProblem(form, problem);
    return undefined;
  } finally {
    const rest = pressed + DOUBLE_CLICK_MILLIS - performance.now();
    setTimeout(() => {
      button.removeAttribute("aria-busy");
      button.removeAttribute("aria-disabled");
    }, Math.max(0, rest));
  }
}

/** Goes elsewhere; never settles, since the page is about to go. */
export function leave(go) {
  go();
  return new Promise(() => {});
}

// The second click of a double click may fall on what the first has just opened or moved there: a dialog that asks
// whether to go on. Buttons that may be pressed in quick succession carry data-repeat.
document.addEventListener(
  "click",
  (event) => {
    if (event.detail < 2 || !event.target.closest?.("button:not([data-repeat])")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

// Forms that scripts send are method="dialog": without their script the browser sends nothing, least of all by the address
// bar. Until then components.css shows the buttons as not yet there.
document.addEventListener("DOMContentLoaded", () => {
  document.documentElement.dataset.ready = "";
});

// A page the browser kept while away comes back with its button still busy and with what was true before.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) window.location.reload();
});

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
