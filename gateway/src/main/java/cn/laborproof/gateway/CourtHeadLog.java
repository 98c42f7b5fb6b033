package cn.laborproof.gateway;

import cn.laborproof.proof.court.CourtHead;
import java.util.Optional;

/**
 * Where court heads are written down: the evidence log.
 *
 * <p>{@link #append} MUST be durable when it returns and MUST NOT by itself cause an anchor; the
 * entry rides on the next business anchor or on a heartbeat. {@link #last} MUST show what was
 * appended before a restart.
 */
public interface CourtHeadLog {

  /** The head appended last for that court. */
  Optional<CourtHead> last(String court);

  /** Appends a head as an entry of kind {@code 0x02} whose payload is {@link CourtHead#bytes}. */
  void append(CourtHead head);
}
