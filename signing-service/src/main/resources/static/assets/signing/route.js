// The separate consent appears with the face route and only there.
const form = document.getElementById("act");
const consent = document.getElementById("face-consent");

form.addEventListener("change", () => {
  const face = form.elements.namedItem("route").value === "face";
  consent.hidden = !face;
  if (!face) form.elements.namedItem("faceConsent").checked = false;
});
