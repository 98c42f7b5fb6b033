package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.CourtChain;
import cn.laborproof.proof.court.CourtTrust;
import java.io.IOException;
import java.util.Optional;

/**
 * The way to the one court this installation deposits at. Which court it is, is decided at the
 * first meeting and kept; from then on only what its key signed is believed.
 */
interface CourtDoor {

  /** What is believed of the court; empty while it was never met. */
  Optional<CourtTrust> trust() throws IOException;

  /**
   * Goes to the court, for the first time or again.
   *
   * @throws IOException if it is away
   */
  CourtChain open() throws IOException;
}
