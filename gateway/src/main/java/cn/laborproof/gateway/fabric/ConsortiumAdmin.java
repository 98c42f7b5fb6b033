package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.LedgerUnavailableException;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtKeys;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.CourtChannelRules;
import cn.laborproof.proof.ledger.EvidenceLogRules;
import cn.laborproof.proof.ledger.KeyRecord;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.ledger.LedgerCommand;
import cn.laborproof.proof.ledger.LedgerCommand.ApproveKey;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the administrators of labour bureau and court decide about signing keys. Each of them signs
 * with its own identity; only where one machine holds both, as in the demo, one program does both.
 */
public final class ConsortiumAdmin {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Peers that have just started learn from each other who can endorse; until then each says that
   * the policy cannot be met.
   */
  private static final Duration ACQUAINTANCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Path network;
  private final Clock clock;

  /**
   * Administrators of a network.
   *
   * @param network folder with the administrators' files under {@code connections/}
   */
  public ConsortiumAdmin(Path network, Clock clock) {
    this.network = network;
    this.clock = clock;
  }

  /**
   * Puts a log's or court's signing key in force on the labour channel, by the bureau's and the
   * court's word. The key already in force changes nothing; another one is a rotation.
   *
   * @throws IOException if an identity cannot be read
   * @throws LedgerUnavailableException if it is not known whether it was written
   * @throws IllegalArgumentException if the rules refuse the key
   */
  public void approveKey(KeySubject subject, Ed25519PublicKey key) throws IOException {
    long sequence = 0;
    for (String institution : List.of("labourbureau", "court")) {
      try (ChannelClient admin = open("labour-" + institution + "-administrator")) {
        Optional<KeyRecord> present = keys(admin, subject);
        if (present.isPresent() && present.get().key().equals(key)) {
          return;
        }
        if (sequence == 0) {
          sequence = present.map(keys -> keys.sequence() + 1).orElse(1L);
        }
        LedgerCommand approve = new ApproveKey(subject, sequence, key);
        String lane = "approval/" + subject.text() + "/" + sequence;
        submit(admin, lane, "apply", ascii(approve.toJson().canonicalBytes()));
      }
    }
  }

  private static Optional<KeyRecord> keys(ChannelClient admin, KeySubject subject) {
    try {
      return admin.read(
          state -> new EvidenceLogRules(admin.connection().channel(), state).keysOf(subject));
    } catch (PeerAwayException e) {
      throw new LedgerUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Says on the court's own channel who the court is and what its desk signs with. The key already
   * in force changes nothing; another one is a rotation.
   *
   * @param court name of the court
   * @param numberPrefix 2 to 8 upper-case letters or digits that begin its evidence numbers
   * @throws IOException if the identity cannot be read
   * @throws LedgerUnavailableException if it is not known whether it was written
   * @throws IllegalArgumentException if the rules refuse it
   */
  public void setCourtKey(String court, String numberPrefix, Ed25519PublicKey key)
      throws IOException {
    try (ChannelClient admin = open("court-administrator")) {
      Optional<CourtKey> present =
          admin.read(state -> new CourtChannelRules(state).keys()).map(CourtKeys::inForce);
      if (present.isPresent() && present.get().key().equals(key)) {
        return;
      }
      long sequence = present.map(before -> before.sequence() + 1).orElse(1L);
      Digest chain = admin.connection().genesis();
      CourtKey word = new CourtKey(court, chain, numberPrefix, sequence, key);
      submit(admin, "court/" + sequence, "set-key", ascii(word.bytes()));
    } catch (PeerAwayException e) {
      throw new LedgerUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private ChannelClient open(String name) throws IOException {
    return ChannelClient.open(
        network.resolve("connections").resolve(name + ".properties"),
        network.resolve("admin").resolve(name),
        PATIENCE,
        clock,
        PATIENCE);
  }

  private static void submit(ChannelClient admin, String key, String function, String argument) {
    String fault;
    long begun = System.nanoTime();
    do {
      switch (admin.submitter().submit(key, key, function, argument)) {
        case Settlement.Committed ignored -> {
          return;
        }
        case Settlement.Already ignored -> {
          return;
        }
        case Settlement.Refused(RuleOutcome.Refused why) ->
            throw new IllegalArgumentException(why.reason() + ": " + why.detail());
        case Settlement.NotSubmitted(String why) -> fault = why;
        case Settlement.Unknown(String why) -> fault = why;
      }
    } while (System.nanoTime() - begun < ACQUAINTANCE.toNanos() && rest());
    throw new LedgerUnavailableException(key + " is not settled: " + fault);
  }

  /** False when this thread shall end. */
  private static boolean rest() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String ascii(byte[] json) {
    return new String(json, StandardCharsets.US_ASCII);
  }
}
