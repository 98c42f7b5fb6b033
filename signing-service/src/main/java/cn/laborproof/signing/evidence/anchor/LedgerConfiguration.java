package cn.laborproof.signing.evidence.anchor;

import cn.laborproof.gateway.embedded.EmbeddedLedger;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded ledger. Its four institutions sit in this process, so it teaches and does not prove.
 */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

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
}
