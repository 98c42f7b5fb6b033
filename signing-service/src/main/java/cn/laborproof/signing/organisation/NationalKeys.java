package cn.laborproof.signing.organisation;

import cn.laborproof.document.sign.SigningException;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.certification.CertificateAuthority.Holder;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyPurpose;
import cn.laborproof.signing.vault.KeySuite;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Certified SM2 keys of seals, and the platform's own as their maker (制章者). A maker whose
 * certificate ends soon is followed by another under a new handle; the seals it made keep naming
 * it.
 */
@Component
class NationalKeys {
  private static final String MAKER = "seal-maker";
  private static final String MAKER_NAME = "CN=劳证链印章系统 LaborProof seals";

  /** The authority may be away for a while. */
  private static final Duration AHEAD = Duration.ofDays(60);

  /** Of a short life, as test authorities give, the last tenth. */
  private static final int PART = 10;

  private final KeyVault vault;
  private final CertificateAuthority authority;
  private final Clock clock;

  NationalKeys(KeyVault vault, CertificateAuthority authority, Clock clock) {
    this.vault = vault;
    this.authority = authority;
    this.clock = clock;
  }

  /**
   * Who makes seals now.
   *
   * @param key in the vault
   * @param chain of its certificate, up to the root
   */
  record Maker(KeyHandle key, List<X509Certificate> chain) {
    Maker {
      chain = List.copyOf(chain);
    }
  }

  /** The maker of the next seal; made or renewed where it has to be. */
  Maker maker() {
    int number = 1;
    while (vault.state(maker(number + 1)).isPresent()) {
      number++;
    }
    Maker last = certifiedMaker(number);
    return endsSoon(last.chain().getFirst()) ? certifiedMaker(number + 1) : last;
  }

  /**
   * The chain of who made a seal, be it the maker of now or an earlier one.
   *
   * @param certificate the maker's that the seal names
   * @throws SigningException.CertificateRefused if none of our makers has its key
   */
  List<X509Certificate> makerChain(X509Certificate certificate) {
    byte[] key = certificate.getPublicKey().getEncoded();
    for (int number = 1; vault.state(maker(number)).isPresent(); number++) {
      List<X509Certificate> chain = new ArrayList<>(vault.chain(maker(number)));
      if (!chain.isEmpty() && Arrays.equals(chain.getFirst().getPublicKey().getEncoded(), key)) {
        // Two replicas may have asked at once: the vault keeps one of the two certificates.
        chain.set(0, certificate);
        return chain;
      }
    }
    throw new SigningException.CertificateRefused("no maker of ours made this seal");
  }

  List<X509Certificate> certified(
      KeyHandle key, KeyPurpose purpose, Holder holder, String subject) {
    vault.generate(key, purpose, KeySuite.NATIONAL);
    List<X509Certificate> chain = vault.chain(key);
    if (chain.isEmpty()) {
      chain = authority.enrol(holder, vault.certificateRequest(key, subject));
      vault.keepChain(key, chain);
    }
    return chain;
  }

  private Maker certifiedMaker(int number) {
    KeyHandle key = maker(number);
    return new Maker(key, certified(key, KeyPurpose.SEAL_MAKER, Holder.SEAL_MAKER, MAKER_NAME));
  }

  private boolean endsSoon(X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    Duration part = Duration.between(certificate.getNotBefore().toInstant(), end).dividedBy(PART);
    Duration ahead = part.compareTo(AHEAD) < 0 ? part : AHEAD;
    return clock.instant().isAfter(end.minus(ahead));
  }

  private static KeyHandle maker(int number) {
    return new KeyHandle(number == 1 ? MAKER : MAKER + "-" + number);
  }
}
