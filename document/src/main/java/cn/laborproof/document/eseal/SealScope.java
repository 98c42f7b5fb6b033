package cn.laborproof.document.eseal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The propertyInfo this product writes and understands: the whole of one file. The standard only
 * asks that the protected range be named in it.
 *
 * @param file name of the document, ASCII
 * @param size length in bytes; all of them are protected
 */
public record SealScope(String file, long size) {
  private static final Pattern FORM =
      Pattern.compile("laborproof/v1;file=([a-z0-9][a-z0-9._-]{0,79});bytes=0-([0-9]{1,10})");

  /** A file of another name or no length is an {@link IllegalArgumentException}. */
  public SealScope {
    if (size < 1
        || !FORM.matcher("laborproof/v1;file=" + file + ";bytes=0-" + (size - 1)).matches()) {
      throw new IllegalArgumentException("scope of a seal signature: " + file + ", " + size);
    }
  }

  /** As it stands in propertyInfo; both ends of the range are included. */
  public String text() {
    return "laborproof/v1;file=" + file + ";bytes=0-" + (size - 1);
  }

  /** What a propertyInfo says; empty if it is in a form of others. */
  public static Optional<SealScope> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new SealScope(form.group(1), Long.parseLong(form.group(2)) + 1))
            .filter(scope -> scope.text().equals(text))
        : Optional.empty();
  }
}
