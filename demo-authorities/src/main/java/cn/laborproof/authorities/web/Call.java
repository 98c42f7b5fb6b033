package cn.laborproof.authorities.web;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/**
 * One request whose body was read within the bound of its route.
 *
 * @param path the path as sent, undecoded
 * @param rest what the path has beyond the route, empty for an exact route
 * @param query what stands behind the question mark, undecoded, empty when there is none
 * @param headers as received
 * @param body the whole body, not to be changed
 */
public record Call(String path, String rest, String query, Headers headers, byte[] body) {
  /** The first value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /**
   * Whether the body is declared to be of this media type; parameters after a semicolon do not
   * matter.
   */
  public boolean hasMediaType(String type) {
    return header("Content-Type")
        .map(value -> value.split(";", 2)[0].strip())
        .filter(type::equalsIgnoreCase)
        .isPresent();
  }
}
