// A signature pad: strokes as points, smoothly drawn, for finger, pen and mouse.

const LINE = 3.2;
const MARGIN = 8;

/** Draws strokes of a pad of some size into a canvas of any size. */
export function draw(canvas, { width, height, strokes }) {
  const scale = Math.min(canvas.width / width, canvas.height / height);
  const pen = canvas.getContext("2d");
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(1, 0, 0, 1, (canvas.width - width * scale) / 2, (canvas.height - height * scale) / 2);
  pen.lineWidth = LINE * scale;
  pen.lineCap = pen.lineJoin = "round";
  for (const stroke of strokes) {
    pen.beginPath();
    stroke.forEach(([x, y], i) => (i ? pen.lineTo(x * scale, y * scale) : pen.moveTo(x * scale, y * scale)));
    if (stroke.length === 1) pen.lineTo(stroke[0][0] * scale + 0.1, stroke[0][1] * scale);
    pen.stroke();
  }
}

/** The writing without the empty pad around it, so that it fills its field in the document. */
function cropped(strokes) {
  const points = strokes.flat();
  const left = Math.min(...points.map(([x]) => x)) - MARGIN;
  const top = Math.min(...points.map(([, y]) => y)) - MARGIN;
  const round = (value) => Math.round(value * 10) / 10;
  return {
    width: round(Math.max(...points.map(([x]) => x)) + MARGIN - left),
    height: round(Math.max(...points.map(([, y]) => y)) + MARGIN - top),
    strokes: strokes.map((stroke) => stroke.map(([x, y]) => [round(x - left), round(y - top)])),
  };
}

/** Watches a canvas; `signature()` is what was written, in CSS pixels. */
export function pad(canvas) {
  let strokes = [];
  let open = null;

  const size = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const paint = () => draw(canvas, { ...size(), strokes: open ? [...strokes, open] : strokes });
  const at = ({ offsetX, offsetY }) => [Math.round(offsetX * 10) / 10, Math.round(offsetY * 10) / 10];

  function fit() {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    paint();
  }

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    open = [at(event)];
    paint();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!open) return;
    for (const part of event.getCoalescedEvents?.() ?? [event]) open.push(at(part));
    paint();
  });
  for (const kind of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(kind, () => {
      if (open) strokes.push(open);
      open = null;
    });
  }
  window.addEventListener("resize", fit);

  return {
    fit,
    clear() {
      strokes = [];
      paint();
    },
    signature: () => (strokes.length ? cropped(strokes) : null),
  };
}
