// The camera check. The server draws the movements and tells one at a time; this page shows it and sends frames as the camera gave
// them, numbered and unmirrored. Only the preview is mirrored, so that "left" looks like left.
import { api, ApiProblem, ConnectionLost } from "/ds/api.js";
import { showProblem } from "/ds/forms.js";
import { nextPage, showConnection } from "./act.js";

const FRAME_MILLIS = 120;
const JPEG_QUALITY = 0.9;
const RETRY_MILLIS = 700;
const ARROWS = { "turn-left": "left", "turn-right": "right", "look-down": "down", "come-closer": "up" };

const box = document.getElementById("act");
const start = document.getElementById("start");
const live = document.getElementById("live");
const video = document.getElementById("preview");
const say = document.getElementById("say");
const hint = document.getElementById("hint");
const arrow = document.getElementById("arrow");
const bar = document.getElementById("done");
const words = Object.fromEntries(
  [...document.querySelectorAll("#words li")].map((item) => [item.dataset.key, item.textContent]),
);

let spoken = "";

function speak(text) {
  if (!text || text === spoken || !("speechSynthesis" in window)) return;
  spoken = text;
  window.speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = document.documentElement.lang;
  window.speechSynthesis.speak(utterance);
}

function show(progress) {
  say.textContent = words[progress.instruction] || "";
  hint.textContent = words[`hint-${progress.hint}`] || "";
  bar.max = progress.movements;
  bar.value = progress.done;
  const name = ARROWS[progress.instruction];
  arrow.toggleAttribute("hidden", !name);
  if (name) arrow.querySelector("use").setAttribute("href", `/ds/icons.svg#${name}`);
  speak(say.textContent);
}

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

async function openCamera() {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: "user", width: { ideal: 640 }, height: { ideal: 480 } },
  });
  video.srcObject = stream;
  await video.play();
  return stream;
}

function grab(canvas) {
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", JPEG_QUALITY));
}

/** The same frame again until it arrived: its number makes the repetition harmless. */
async function send(sequence, millis, frame, until) {
  for (;;) {
    try {
      const path = `/api/v1/signing/session/frames?sequence=${sequence}&millis=${millis}`;
      const progress = await api.upload(path, frame, "image/jpeg");
      showConnection(false);
      return progress;
    } catch (problem) {
      if (!(problem instanceof ConnectionLost) || Date.now() > until) throw problem;
      showConnection(true);
      await pause(RETRY_MILLIS);
    }
  }
}

async function watch(opened) {
  const canvas = document.createElement("canvas");
  const begun = performance.now();
  const until = Date.parse(opened.expiresAt);
  let progress = opened.progress;
  let sequence = progress.nextSequence;
  show(progress);
  while (progress.state === "running") {
    const millis = Math.round(performance.now() - begun);
    const frame = await grab(canvas);
    progress = await send(sequence, millis, frame, until);
    sequence = progress.nextSequence;
    show(progress);
    await pause(Math.max(0, FRAME_MILLIS - (performance.now() - begun - millis)));
  }
  return api.post("/api/v1/signing/session/decision");
}

function problemOf(decision) {
  const reason = words[`reason-${decision.reason}`] || decision.reason || "";
  return new ApiProblem(422, {
    code: decision.reason,
    title: words[decision.outcome === "review" ? "review" : "again"],
    detail: reason,
  });
}

start.addEventListener("click", async () => {
  start.disabled = true;
  start.parentElement.hidden = true;
  box.replaceChildren();
  document.getElementById("before").hidden = true;
  live.hidden = false;
  say.textContent = words.asking;
  let stream;
  try {
    stream = await openCamera();
    const decision = await watch(await api.post("/api/v1/signing/session/challenge"));
    if (decision.outcome === "passed") {
      say.textContent = words.passed;
      return nextPage();
    }
    showProblem(box, problemOf(decision));
  } catch (problem) {
    const noCamera = problem instanceof DOMException;
    showProblem(box, noCamera ? new ApiProblem(0, { title: words["no-camera"] }) : problem);
    if (problem instanceof ApiProblem && problem.code === "not-this-step") nextPage();
  } finally {
    stream?.getTracks().forEach((track) => track.stop());
    live.hidden = true;
    start.disabled = false;
    start.parentElement.hidden = false;
  }
  return undefined;
});
