// The one way a page talks to /api/v1. Problems (RFC 9457) become ApiProblem; a lost connection becomes
// ConnectionLost, so that a page can say which of the two happened.

export class ApiProblem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.status = status;
    this.code = body.code || "unknown";
    this.title = body.title || "";
    this.next = body.next || "";
    this.fields = body.fields || [];
  }
}

export class ConnectionLost extends Error {}

const cookie = (name) =>
  document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(name + "="))
    ?.slice(name.length + 1);

// The server sets the XSRF-TOKEN cookie with every page; sending it back in a header is what a foreign page cannot do.
function csrfHeader() {
  const token = decodeURIComponent(cookie("XSRF-TOKEN") || "");
  return token ? { "X-XSRF-TOKEN": token } : {};
}

/** An id that makes a second press of the same button the same act: a UUID of version 4. */
export function actId() {
  // crypto.randomUUID exists in secure contexts alone; an office may reach its own server by plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

async function call(method, path, { body, raw, type, headers = {} } = {}) {
  const request = {
    method,
    headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang, ...headers },
    credentials: "same-origin",
  };
  if (method !== "GET") Object.assign(request.headers, csrfHeader());
  if (raw !== undefined) {
    request.body = raw;
    if (type) request.headers["Content-Type"] = type;
  } else if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch (cause) {
    throw new ConnectionLost(String(cause));
  }
  const text = await response.text();
  const json = text && (response.headers.get("content-type") || "").includes("json") ? JSON.parse(text) : {};
  if (!response.ok) throw new ApiProblem(response.status, json);
  return json;
}

export const api = {
  get: (path) => call("GET", path),
  post: (path, body = {}, headers) => call("POST", path, { body, headers }),
  put: (path, body) => call("PUT", path, { body }),
  upload: (path, blob, type) => call("POST", path, { raw: blob, type }),
};
