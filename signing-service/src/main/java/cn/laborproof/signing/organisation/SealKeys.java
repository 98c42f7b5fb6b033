package cn.laborproof.signing.organisation;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.certification.CertificateAuthority;
import cn.laborproof.signing.evidence.AppendedEvent;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.OutsideAct;
import cn.laborproof.signing.organisation.domain.SealHead;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyPurpose;
import cn.laborproof.signing.vault.KeyVault;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keys of seals in the international suite, with the certificates that documents are sealed under.
 * A key whose certificate ends soon is followed by another, as in the national suite ({@link
 * NationalKeys}): what it sealed stays under the certificate of its time. Each certificate is asked
 * for between two events of the organisation.
 */
@Component
class SealKeys {
  private final KeyVault vault;
  private final CertificateAuthority authority;
  private final EvidenceJournal journal;
  private final CertificateRenewal renewal;

  SealKeys(KeyVault vault, CertificateAuthority authority, EvidenceJournal journal, Clock clock) {
    this.vault = vault;
    this.authority = authority;
    this.journal = journal;
    this.renewal = new CertificateRenewal(clock);
  }

  /** Every key a seal ever had, the newest last. */
  List<KeyHandle> all(SealHead head) {
    return Stream.iterate(1, number -> number + 1)
        .map(number -> OrganisationSeal.key(head, number))
        .takeWhile(key -> vault.state(key).isPresent())
        .toList();
  }

  /** The key that was certified last; the first one where none is yet. */
  KeyHandle last(SealHead head) {
    return OrganisationSeal.key(head, Math.max(1, certified(head)));
  }

  /**
   * The key that seals now, renewed where it has to be. Runs as the platform for the organisation,
   * outside a transaction.
   */
  KeyHandle current(Organisation organisation, SealHead head) {
    int number = certified(head);
    KeyHandle last = OrganisationSeal.key(head, Math.max(1, number));
    if (number == 0) {
      return last;
    }
    X509Certificate certificate = vault.chain(last).getFirst();
    return renewal.keyAfter(
        last,
        certificate,
        () -> {
          KeyHandle next = OrganisationSeal.key(head, number + 1);
          certify(
              organisation,
              next,
              EventDraft.of(Organisations.stream(organisation.id()), "seal-certificate.intended")
                  .fact("renews", serial(certificate)),
              _ -> {});
          return next;
        });
  }

  /** The certificate of a seal's first key. */
  void first(Organisation organisation, SealHead head, Consumer<AppendedEvent> settle) {
    certify(
        organisation,
        OrganisationSeal.key(head, 1),
        EventDraft.of(Organisations.stream(organisation.id()), "seal-certificate.intended"),
        settle);
  }

  /** Certificates of every key the seal ever had. */
  List<X509Certificate> certificates(SealHead head) {
    return all(head).stream().flatMap(key -> vault.chain(key).stream().limit(1)).toList();
  }

  /** Destroys the keys of a seal that was cancelled; what it sealed stays valid. */
  void forget(SealHead head) {
    all(head).forEach(vault::destroy);
  }

  /**
   * A key whose certificate was refused or could not be asked for is none yet: it is gone on with.
   */
  private int certified(SealHead head) {
    return (int) all(head).stream().takeWhile(key -> !vault.chain(key).isEmpty()).count();
  }

  private void certify(
      Organisation organisation, KeyHandle key, EventDraft intent, Consumer<AppendedEvent> settle) {
    journal.bracket(
        OutsideAct.of(
                intent,
                _ -> enrol(organisation, key),
                chain ->
                    EventDraft.of(intent.stream(), "seal-certificate.done")
                        .fact("serial", serial(chain.getFirst()))
                        .fact("certificate_sha256", sha256(chain.getFirst())))
            .settling((_, event) -> settle.accept(event)));
  }

  private List<X509Certificate> enrol(Organisation organisation, KeyHandle key) {
    vault.generate(key, KeyPurpose.ORGANISATION_SEAL);
    List<X509Certificate> chain = vault.chain(key);
    if (chain.isEmpty()) {
      chain =
          authority.enrol(
              CertificateAuthority.Holder.ORGANISATION,
              vault.certificateRequest(key, organisation.subjectName()));
      vault.keepChain(key, chain);
    }
    return vault.chain(key);
  }

  private static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16);
  }

  private static String sha256(X509Certificate certificate) {
    try {
      return Digest.sha256(certificate.getEncoded()).hex();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
