package cn.laborproof.authorities.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One answer.
 *
 * @param status the HTTP status
 * @param mediaType value of Content-Type
 * @param body what is sent, not to be changed
 * @param headers further headers
 */
public record Reply(int status, String mediaType, byte[] body, Map<String, String> headers) {
  /** Copies the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** 200 with this body. */
  public static Reply ok(String mediaType, byte[] body) {
    return new Reply(200, mediaType, body, Map.of());
  }

  /** 200 with this text in UTF-8. */
  public static Reply ok(String mediaType, String text) {
    return ok(mediaType + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** This answer with one header more. */
  public Reply with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, mediaType, body, more);
  }
}
