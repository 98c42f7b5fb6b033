// What is filled in on a questionnaire, by question.
export function given(form) {
  return [...form.querySelectorAll("[data-question]")]
    .map((box) => ({
      question: box.dataset.question,
      values: [...box.querySelectorAll("input, textarea")]
        .filter((field) => (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value.trim() !== ""))
        .map((field) => field.value.trim()),
    }))
    .filter((each) => each.values.length);
}

/** Whether something differs from what the page came with: somebody may type before the script is there. */
export function touched(form) {
  return [...form.querySelectorAll("input, textarea")].some((field) =>
    field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
  );
}

/** Fills in what was given before. */
export function restore(form, answers) {
  for (const { question, values } of answers) {
    const box = form.querySelector(`[data-question="${CSS.escape(question)}"]`);
    for (const field of box?.querySelectorAll("input, textarea") ?? []) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else [field.value] = values;
    }
  }
}
