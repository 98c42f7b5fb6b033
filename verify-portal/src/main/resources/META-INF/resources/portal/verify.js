// Drop or choose, hash on this machine, upload with progress, show the verdict. Without this script the form still works.
import { sha256 } from "./sha256.js";
import { showVerdict } from "./verdict.js";

const form = document.getElementById("verify");
const drop = document.getElementById("drop");
const input = document.getElementById("file");
const list = document.getElementById("chosen");
const add = document.getElementById("add-package");
const start = document.getElementById("start");
const stop = document.getElementById("stop");
const running = document.getElementById("running");
const step = document.getElementById("step");
const progress = document.getElementById("progress");
const say = form.dataset;

// One document and one package: { file, digest }, the digest a promise of lower-case hex.
const chosen = { document: null, package: null };

form.classList.add("scripted");
document.getElementById("package-field").hidden = true;
input.multiple = true;
input.required = false;

const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(bytes < 2 ** 20 ? 2 : 1) + " MB";
// Places of a message are filled in one pass, so that a file name is never read as a message.
const fill = (text, ...values) => text.replaceAll(/\{(\d)\}/g, (_, i) => values[i]);

/** Says on the page that is shown, the form's or the verdict's, what went wrong; "" takes it back. */
function complain(text) {
  document.getElementById("problem").textContent = text;
}

/** Says at once what is too large, before anything is read or sent. */
function refused(file) {
  const tooLarge = file.size > Number(say.maximum);
  if (tooLarge) complain(fill(say.toolarge, file.name, megabytes(file.size), say.megabytes));
  return tooLarge;
}

/** Takes what was dropped, pasted or chosen. */
function take(files) {
  complain("");
  for (const file of files) {
    const kind = /\.zip$/i.test(file.name) || file.type === "application/zip" ? "package" : "document";
    if (refused(file)) continue;
    if (chosen[kind]) complain(fill(say.replaced, chosen[kind].file.name, file.name));
    chosen[kind] = { file };
    chosen[kind].line = lineOf(kind, chosen[kind]);
  }
  // The list here is the truth; the field would name the last file only.
  input.value = "";
  draw();
  if (chosen.document || chosen.package) start.focus();
}

function lineOf(kind, entry) {
  const line = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = entry.file.name;
  const facts = document.createElement("span");
  facts.className = "muted small";
  facts.textContent = `${kind === "document" ? say.kindDocument : say.kindPackage} · ${megabytes(entry.file.size)}`;
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "btn btn-quiet small";
  remove.textContent = say.remove;
  remove.setAttribute("aria-label", `${say.remove} ${entry.file.name}`);
  remove.addEventListener("click", () => {
    chosen[kind] = null;
    complain("");
    draw();
    input.focus();
  });
  const bar = document.createElement("progress");
  bar.className = "progress";
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", say.hashing);
  const digest = document.createElement("p");
  digest.className = "small digest";
  digest.textContent = say.hashing;
  line.append(name, facts, remove, digest, bar);
  entry.digest = sha256(entry.file, (share) => (bar.value = share)).then((hex) => {
    bar.remove();
    digest.textContent = `SHA-256 ${hex}`;
    return hex;
  });
  entry.digest.catch(() => {
    chosen[kind] = null;
    draw();
    complain(fill(say.unreadable, entry.file.name));
  });
  return line;
}

function draw() {
  const lines = [chosen.document, chosen.package].filter(Boolean).map((entry) => entry.line);
  list.replaceChildren(...lines);
  list.hidden = lines.length === 0;
  add.hidden = !(chosen.document && !chosen.package);
}

for (const type of ["dragenter", "dragover"]) {
  drop.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
for (const type of ["dragleave", "drop"]) {
  drop.addEventListener(type, () => drop.classList.remove("over"));
}
// Beside the zone too: a file dropped there would otherwise replace this page.
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (form.isConnected) take(event.dataTransfer.files);
});
document.addEventListener("paste", (event) => {
  if (form.isConnected && event.clipboardData.files.length > 0) take(event.clipboardData.files);
});
input.addEventListener("change", () => take(input.files));
drop.addEventListener("click", (event) => {
  if (!event.target.closest("label, input")) input.click();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!chosen.document && !chosen.package) {
    complain(say.missing);
    input.focus();
    return;
  }
  complain("");
  busy(true);
  try {
    await examine({ document: chosen.document?.file, package: chosen.package?.file }, form.action);
  } finally {
    busy(false);
  }
});

function busy(now) {
  start.disabled = now;
  start.toggleAttribute("aria-busy", now);
  stop.hidden = !now;
  running.hidden = !now;
}

/** Uploads and shows the answer. `files` may lack the document or the package, not both. */
async function examine(files, address) {
  const main = files.document ?? files.package;
  step.textContent = say.hashing;
  progress.removeAttribute("value");
  const known = Object.values(chosen).find((entry) => entry?.file === main);
  const digest = await (known ? known.digest : sha256(main));
  const body = new FormData();
  body.append("file", main);
  if (files.document && files.package) body.append("package", files.package);
  const answer = await send(body, address);
  if (answer === null) return;
  showVerdict(answer, {
    digest,
    say,
    again: (language) => examine(files, `/verify?lang=${language}`),
    withPackage: (evidence) => {
      complain("");
      return refused(evidence) ? undefined : examine({ document: main, package: evidence }, "/verify");
    },
  });
}

/** The page the server answered with; null when there is none, and then it is said why. */
function send(body, address) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    let stopped = false;
    const halt = () => {
      stopped = true;
      request.abort();
    };
    stop.addEventListener("click", halt, { once: true });
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      progress.value = Math.round((100 * event.loaded) / event.total);
      step.textContent = `${say.uploading} ${progress.value} %`;
    });
    request.upload.addEventListener("load", () => {
      progress.removeAttribute("value");
      step.textContent = say.examining;
    });
    request.addEventListener("loadend", () => {
      stop.removeEventListener("click", halt);
      const isPage = (request.getResponseHeader("Content-Type") || "").startsWith("text/html");
      const answered = request.status > 0 && isPage;
      if (!answered) complain(stopped ? say.stopped : `${say.failed} ${say.failednext}`);
      done(answered ? request.responseText : null);
    });
    request.open("POST", address);
    request.send(body);
  });
}

// From here on the buttons act (see components.css).
document.documentElement.dataset.ready = "";
