// The separate consent appears with the face route and only there; also for a choice made before this script was loaded.
const form = document.getElementById("act");
const consent = document.getElementById("face-consent");
const comparison = document.getElementById("comparison-consent");

function show() {
  const face = form.elements.namedItem("route").value === "face";
  consent.hidden = !face;
  if (!face) form.elements.namedItem("faceConsent").checked = false;
  if (comparison) {
    comparison.hidden = !face;
    if (!face) form.elements.namedItem("comparisonConsent").checked = false;
  }
}

form.addEventListener("change", show);
show();
