package cn.laborproof.proof.ledger;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;

/**
 * Whose signing key the ledger knows: a log's or a court's.
 *
 * @param text {@code log/<origin>} or {@code court/<name>/<genesis hash>}
 */
public record KeySubject(String text) {

  private static final String LOG = "log/";
  private static final String COURT = "court/";

  public KeySubject {
    if (text.startsWith(LOG)) {
      BoundedAscii.origin(text.substring(LOG.length()));
    } else if (text.startsWith(COURT) && text.indexOf('/', COURT.length()) > 0) {
      int end = text.indexOf('/', COURT.length());
      BoundedAscii.name("court", text.substring(COURT.length(), end));
      Digest.ofHex(text.substring(end + 1));
    } else {
      throw new MalformedException("subject: neither a log nor a court");
    }
  }

  /** The log of that origin. */
  public static KeySubject log(String origin) {
    return new KeySubject(LOG + origin);
  }

  /** The court of that name on the chain of that genesis hash. */
  public static KeySubject court(String court, Digest chain) {
    return new KeySubject(COURT + court + "/" + chain.hex());
  }
}
