package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.embedded.EmbeddedLedger;
import cn.laborproof.gateway.fabric.FabricLedger;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.vault.NoteKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which ledger and which court: {@code laborproof.consortium} names a network's folder, or none.
 */
class LedgerConfiguration {

  /** The property that chooses the consortium. */
  static final String CONSORTIUM = "laborproof.consortium";

  /**
   * The embedded ledger. Its four institutions sit in this process, so it teaches and does not
   * prove.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = CONSORTIUM, havingValue = "false", matchIfMissing = true)
  static class Embedded {

    @Bean(destroyMethod = "close")
    EmbeddedLedger ledger(
        Installation installation, Clock clock, SecureRandom random, NoteSigner logSigner)
        throws IOException {
      EmbeddedLedger ledger = EmbeddedLedger.open(installation.directory("ledger"), clock, random);
      ledger.register(
          KeySubject.log(logSigner.verifier().name()),
          Ed25519PublicKey.of(logSigner.verifier().publicKey()));
      return ledger;
    }

    @Bean
    @ConditionalOnMissingBean
    CourtDoor courtDoor(
        Installation installation,
        AnchorProperties properties,
        CourtProperties court,
        EmbeddedLedger ledger,
        NoteKeys keys,
        Clock clock,
        SecureRandom random) {
      if (court.address().isEmpty()) {
        return new HttpCourtDoor(installation, properties, ledger, keys);
      }
      return HttpsCourtDoor.at(
          court,
          properties.depositor(),
          keys,
          clock,
          random,
          met ->
              met.keys()
                  .forEach(
                      key -> ledger.register(KeySubject.court(met.court(), met.chain()), key)));
    }
  }

  /**
   * The channels of a Fabric network. Keys come into force there by its administrators; this
   * process only writes down which key of ours they are to approve.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(CONSORTIUM)
  static class Consortium {

    private final Path connections;

    Consortium(@Value("${" + CONSORTIUM + "}") Path network) {
      this.connections = network.toAbsolutePath().resolve("connections");
    }

    @Bean(destroyMethod = "close")
    FabricLedger ledger(Installation installation, Clock clock, NoteSigner logSigner)
        throws IOException {
      String origin = logSigner.verifier().name();
      Path state = PrivateFiles.directory(installation.directory("ledger-state"));
      String key = Ed25519PublicKey.of(logSigner.verifier().publicKey()).hex();
      PrivateFiles.write(
          state.resolve("log.pub"),
          (origin + " " + key + "\n").getBytes(StandardCharsets.US_ASCII));
      return FabricLedger.open(
          connections.resolve("labour-operator.properties"), state, Set.of(origin), clock);
    }

    /** The court's own channel, unless the court is reached by its API. */
    @Bean
    CourtDoor courtDoor(
        Installation installation,
        AnchorProperties properties,
        CourtProperties court,
        NoteKeys keys,
        Clock clock,
        SecureRandom random) {
      if (court.address().isEmpty()) {
        return new FabricCourtDoor(
            connections.resolve("court-operator.properties"), installation, clock);
      }
      return HttpsCourtDoor.at(court, properties.depositor(), keys, clock, random, met -> {});
    }

    @Bean
    FabricLedgerHealth ledgerHealthIndicator(FabricLedger ledger) {
      return new FabricLedgerHealth(ledger);
    }

    @Bean
    FabricLedgerMeters ledgerMeters(FabricLedger ledger) {
      return new FabricLedgerMeters(ledger);
    }
  }
}
