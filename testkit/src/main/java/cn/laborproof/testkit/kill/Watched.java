package cn.laborproof.testkit.kill;

import java.util.regex.Pattern;

/**
 * A request to wait for.
 *
 * @param side whose request it is
 * @param method of HTTP
 * @param path pattern the whole path must fit
 * @param occurrence which such request, counted from 1 since the kill before
 * @param gate pattern of a path a client must have posted to before; empty for none
 * @param saying what the answer must hold; empty for anything
 */
record Watched(Side side, String method, Pattern path, int occurrence, String gate, String saying) {

  static Watched client(String method, String path) {
    return new Watched(Side.CLIENT, method, Pattern.compile(path), 1, "", "");
  }

  static Watched authority(String path) {
    return new Watched(Side.AUTHORITY, "POST", Pattern.compile(path), 1, "", "");
  }

  /** The request of that number instead of the first. */
  Watched number(int wanted) {
    return new Watched(side, method, path, wanted, gate, saying);
  }

  /** Only once a client has posted to such a path. */
  Watched after(String posted) {
    return new Watched(side, method, path, occurrence, posted, saying);
  }

  /** Only when the answer holds this text. */
  Watched answeredWith(String text) {
    return new Watched(side, method, path, occurrence, gate, text);
  }

  boolean fits(Side from, String how, String where) {
    return side == from && method.equals(how) && path.matcher(where).matches();
  }
}
