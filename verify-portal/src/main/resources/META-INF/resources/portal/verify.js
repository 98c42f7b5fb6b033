// Drop, hash on this machine, upload with progress, show the verdict in place. Without this script the form still works.
const form = document.getElementById("verify");
const drop = document.getElementById("drop");
const file = document.getElementById("file");
const evidence = document.getElementById("package");
const chosen = document.getElementById("chosen");
const localHash = document.getElementById("local-hash");
const progress = document.getElementById("progress");
const result = document.getElementById("result");
const say = form.dataset;

for (const type of ["dragenter", "dragover"]) {
  drop.addEventListener(type, (event) => {
    event.preventDefault();
    drop.dataset.over = "true";
  });
}
for (const type of ["dragleave", "drop"]) {
  drop.addEventListener(type, () => delete drop.dataset.over);
}
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length > 0) {
    file.files = event.dataTransfer.files;
    form.requestSubmit();
  }
});
file.addEventListener("change", () => {
  chosen.textContent = file.files.length > 0 ? file.files[0].name : "";
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  result.replaceChildren();
  const tooLarge = [file, evidence].some((input) => input.files[0] && input.files[0].size > Number(say.maximum));
  if (tooLarge) {
    localHash.textContent = say.toolarge;
    return;
  }
  const digest = await hashHere(file.files[0]);
  send(new FormData(form), digest);
});

/** SHA-256 of the file in this browser; empty where the page has no secure context. */
async function hashHere(blob) {
  if (!window.crypto || !window.crypto.subtle) {
    localHash.textContent = say.unhashed;
    return "";
  }
  localHash.textContent = say.hashing;
  const bytes = new Uint8Array(await window.crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  localHash.textContent = `${say.hashed}: ${hex}`;
  return hex;
}

function send(body, digest) {
  const request = new XMLHttpRequest();
  const button = form.querySelector("button");
  button.disabled = true;
  progress.hidden = false;
  progress.removeAttribute("value");
  progress.setAttribute("aria-label", say.uploading);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable && event.loaded < event.total) {
      progress.value = Math.round((100 * event.loaded) / event.total);
    } else {
      progress.removeAttribute("value");
    }
  });
  request.addEventListener("loadend", () => {
    button.disabled = false;
    progress.hidden = true;
    if (request.status === 200) {
      show(request.responseText, digest);
    } else {
      fail(request);
    }
  });
  request.open("POST", "/verify");
  request.setRequestHeader("X-Fragment", "true");
  request.send(body);
}

// The fragment comes from our own server and is text that Thymeleaf has escaped.
function show(html, digest) {
  const page = new DOMParser().parseFromString(html, "text/html");
  result.replaceChildren(...page.body.childNodes);
  const verdict = result.querySelector(".verdict");
  const compared = result.querySelector("#compared");
  if (digest && compared && verdict.dataset.sha256) {
    compared.textContent = verdict.dataset.sha256 === digest ? say.same : say.differs;
  }
  result.focus();
  result.scrollIntoView({ block: "start" });
}

function fail(request) {
  let title = say.failed;
  let next = say.failednext;
  try {
    const problem = JSON.parse(request.responseText);
    title = problem.title || title;
    next = problem.detail || next;
  } catch {
    // Not a problem document: the connection was lost before the server could answer.
  }
  const heading = document.createElement("h2");
  heading.textContent = title;
  const text = document.createElement("p");
  text.textContent = next;
  const card = document.createElement("section");
  card.className = "card stack";
  card.append(heading, text);
  result.replaceChildren(card);
  result.focus();
}
