package cn.laborproof.democlient;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The service said no; RFC 9457 says why. */
final class RefusedException extends JourneyException {

  private static final long serialVersionUID = 1L;
  private static final int UNAUTHORIZED = 401;

  private final int status;
  private final String code;

  private RefusedException(String message, int status, String code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static RefusedException of(String path, HttpResponse<byte[]> answer) {
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    return new RefusedException(
        path + " was answered with " + answer.statusCode() + ": " + body,
        answer.statusCode(),
        code(answer.body()));
  }

  /** Whether the stable code of the refusal is one of these. */
  boolean is(String... codes) {
    for (String candidate : codes) {
      if (candidate.equals(code)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the service does not know, or no longer knows, who asks. */
  boolean isNotSignedIn() {
    return status == UNAUTHORIZED;
  }

  private static String code(byte[] body) {
    try {
      return Json.parse(body) instanceof JsonObject problem
          ? problem
              .member("code")
              .flatMap(v -> v instanceof JsonString s ? Optional.of(s.value()) : Optional.empty())
              .orElse("")
          : "";
    } catch (MalformedException _) {
      return "";
    }
  }
}
