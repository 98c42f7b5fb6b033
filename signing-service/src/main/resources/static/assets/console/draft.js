// What the forms of drafts have in common: nothing typed is lost, and what stands in the way of freezing is named on top and
// beside each field while the draft itself is kept.
import { ApiProblem } from "/ds/api.js";

/** Asks before somebody leaves with input that is not saved; answers the function that says it is. */
export function keepUnsaved(form) {
  let unsaved = false;
  form.addEventListener("input", () => {
    unsaved = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  return () => {
    unsaved = false;
  };
}

/** The problem of a draft that is kept and cannot be frozen yet; `fields` are {field, message}. */
export function unready(fields) {
  const { title, detail, next } = document.getElementById("unready").dataset;
  return new ApiProblem(422, { title: title.replace("#", fields.length), detail, next, fields });
}

/** The control another page's link led to, focused; null when nobody came by such a link. */
export function arrivedAt() {
  const { hash } = window.location;
  const control = hash.startsWith("#f-") ? document.getElementById(hash.slice(1)) : null;
  control?.focus();
  return control;
}
