package cn.laborproof.signing.organisation;

import cn.laborproof.document.sign.SigningException;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.certification.CertificateAuthority.Holder;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyPurpose;
import cn.laborproof.signing.vault.KeySuite;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Certified SM2 keys of seals, and the platform's own as their maker (制章者). A key whose certificate
 * ends soon is followed by another under a new handle: the seals a maker made keep naming it, and
 * what a seal signed stays under the certificate of its time.
 */
@Component
class NationalKeys {
  private static final String MAKER = "seal-maker";
  private static final String MAKER_NAME = "CN=劳证链印章系统 LaborProof seals";

  private final KeyVault vault;
  private final CertificateAuthority authority;
  private final CertificateRenewal renewal;

  NationalKeys(KeyVault vault, CertificateAuthority authority, Clock clock) {
    this.vault = vault;
    this.authority = authority;
    this.renewal = new CertificateRenewal(clock);
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

  /**
   * The key of a seal that signs now; made or renewed where it has to be. An authority that is away
   * does not matter while the last certificate holds.
   */
  KeyHandle ofSeal(Organisation organisation, SealHead head) {
    // A key whose certificate was refused or could not be asked for is none yet: it is gone on
    // with.
    int number = (int) ofSeal(head).stream().takeWhile(key -> !vault.chain(key).isEmpty()).count();
    KeyHandle last = OrganisationSeal.nationalKey(head, Math.max(1, number));
    X509Certificate certificate = certifiedOf(organisation, last).getFirst();
    return renewal.keyAfter(
        last,
        certificate,
        () -> {
          KeyHandle next = OrganisationSeal.nationalKey(head, Math.max(1, number) + 1);
          certifiedOf(organisation, next);
          return next;
        });
  }

  /** Every key a seal ever had, the newest last. */
  List<KeyHandle> ofSeal(SealHead head) {
    return Stream.iterate(1, number -> number + 1)
        .map(number -> OrganisationSeal.nationalKey(head, number))
        .takeWhile(key -> vault.state(key).isPresent())
        .toList();
  }

  private List<X509Certificate> certifiedOf(Organisation organisation, KeyHandle key) {
    return certified(
        key, KeyPurpose.ORGANISATION_SEAL, Holder.ORGANISATION, organisation.subjectName());
  }

  private List<X509Certificate> certified(
      KeyHandle key, KeyPurpose purpose, Holder holder, String subject) {
    vault.generate(key, purpose, KeySuite.NATIONAL);
    List<X509Certificate> chain = vault.chain(key);
    if (chain.isEmpty()) {
      chain = authority.enrol(holder, vault.certificateRequest(key, subject));
      vault.keepChain(key, chain);
    }
    return vault.chain(key);
  }

  private Maker certifiedMaker(int number) {
    KeyHandle key = maker(number);
    return new Maker(key, certified(key, KeyPurpose.SEAL_MAKER, Holder.SEAL_MAKER, MAKER_NAME));
  }

  /** Whether what is made with it now should be made with another. */
  boolean endsSoon(X509Certificate certificate) {
    return renewal.isDue(certificate);
  }

  private static KeyHandle maker(int number) {
    return new KeyHandle(number == 1 ? MAKER : MAKER + "-" + number);
  }
}
