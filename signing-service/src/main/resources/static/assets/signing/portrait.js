// The ID photo: sent as it was taken, or scaled down when it is far larger than a face comparison needs.
import { api } from "/ds/api.js";
import { leave, run } from "/ds/forms.js";
import { followIfMoved, nextPage } from "./act.js";

const LARGEST_BYTES = 4 * 1024 * 1024;
const LARGEST_SIDE = 2400;

const form = document.getElementById("act");
const input = document.getElementById("photo");
const chosen = document.getElementById("chosen");

input.addEventListener("change", () => {
  if (input.files[0]) chosen.textContent = input.files[0].name;
});

async function scaled(file) {
  if (file.size <= LARGEST_BYTES) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const file = input.files[0];
  if (!file) return input.click();
  return run(form.querySelector("button[type=submit]"), form, async () => {
    const photo = await scaled(file);
    await followIfMoved(() => api.upload("/api/v1/signing/session/portrait", photo, photo.type || "image/jpeg"));
    return leave(nextPage);
  });
});
