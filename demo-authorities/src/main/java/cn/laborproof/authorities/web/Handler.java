package cn.laborproof.authorities.web;

import java.io.IOException;

/** What a route does. Called from many threads at once. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers the call.
   *
   * @throws Refusal when the caller is to blame; it becomes a problem answer
   * @throws IOException when the state cannot be read or kept; it becomes a 500 that tells nothing
   */
  Reply answer(Call call) throws IOException;
}
