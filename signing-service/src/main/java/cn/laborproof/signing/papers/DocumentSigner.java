package cn.laborproof.signing.papers;

import cn.laborproof.document.eseal.ElectronicSeal;
import cn.laborproof.document.eseal.SealWriter;
import cn.laborproof.document.sign.DetachedSignature;
import cn.laborproof.document.sign.EvidenceRecords;
import cn.laborproof.document.sign.ExternalSigner;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.HttpTimestampAuthority;
import cn.laborproof.document.sign.PadesSigner;
import cn.laborproof.document.sign.SignatureRequest;
import cn.laborproof.document.sign.SignedRevision;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.document.sign.ValidationMaterial;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Signs and archives with the configured authorities, believing the roots of the trust bundle. The
 * bundle is read anew for each act: it is written while the application starts and may be renewed
 * while it runs. Thread-safe.
 */
public final class DocumentSigner {
  private final PapersProperties properties;
  private final Installation installation;
  private final Clock clock;
  private final SecureRandom random;

  DocumentSigner(
      PapersProperties properties, Installation installation, Clock clock, SecureRandom random) {
    this.properties = properties;
    this.installation = installation;
    this.clock = clock;
    this.random = random;
  }

  /** Adds the next signature of the signing profile; see {@link PadesSigner#sign}. */
  public SignedRevision sign(byte[] pdf, SignatureRequest request) {
    return signer().sign(pdf, request);
  }

  /** Signs a finished document in the national suite; see {@link PadesSigner#signDetached}. */
  public DetachedSignature signDetached(
      byte[] pdf, List<X509Certificate> chain, ExternalSigner key, Instant signedAt) {
    return signer().signDetached(pdf, chain, key, signedAt);
  }

  /** Makes a finished document B-LTA; see {@link PadesSigner#archive}. */
  public byte[] archive(byte[] pdf, List<ValidationMaterial> kept) {
    return signer().archive(pdf, kept);
  }

  /**
   * Makes or renews evidence records of a batch under one timestamp; see {@link
   * EvidenceRecords#of}.
   *
   * @param subjects digests by {@code digest}
   */
  public List<byte[]> records(
      List<EvidenceRecords.Subject> subjects, EvidenceRecords.TreeDigest digest) {
    TrustBundle trust = trust();
    return new EvidenceRecords(
            timestamps(trust),
            new HttpRevocationSource(properties.timeout(), clock, random),
            trust.rootsFor(RootUse.TSA),
            digest)
        .of(subjects);
  }

  /**
   * Puts an electronic seal (GB/T 38540) on a finished document, with timestamp and everything a
   * check needs later.
   *
   * @param file the document's name in packages
   * @return SES_Signature, DER
   * @throws SigningException if an authority does not answer or the result would not pass
   * @throws Undecided if the result can be neither passed nor failed now
   */
  public byte[] putSeal(SealToPut seal, String file, byte[] pdf) {
    return sealSigner().put(seal, file, pdf);
  }

  /**
   * Examines a seal (GB/T 38540) that was just made, the way others will.
   *
   * @param seal SESeal, DER
   * @param maker chain of its maker, up to the root
   * @throws SigningException if an authority does not answer or the seal does not pass
   * @throws Undecided if it can be neither passed nor failed now
   */
  public void requireGoodSeal(byte[] seal, List<X509Certificate> maker) {
    sealSigner().requireGoodSeal(seal, maker);
  }

  private SealSigner sealSigner() {
    TrustBundle trust = trust();
    return new SealSigner(
        timestamps(trust),
        new HttpRevocationSource(properties.timeout(), clock, random),
        trust,
        clock);
  }

  /**
   * A seal with who may put it on.
   *
   * @param owner chain of the SM2 certificate it names, up to the root
   * @param maker chain of its maker, up to the root
   * @param signer signs with the owner's key
   */
  public record SealToPut(
      ElectronicSeal seal,
      List<X509Certificate> owner,
      List<X509Certificate> maker,
      SealWriter.Signer signer) {
    /** Copies the lists. */
    public SealToPut {
      owner = List.copyOf(owner);
      maker = List.copyOf(maker);
    }
  }

  private HttpTimestampAuthority timestamps(TrustBundle trust) {
    return new HttpTimestampAuthority(
            orDemo(properties.timestampAuthorities(), "/tsa"),
            trust.rootsFor(RootUse.TSA),
            properties.timeout(),
            random)
        .withNational(orDemo(properties.nationalTimestampAuthorities(), "/tsa/sm2"));
  }

  private PadesSigner signer() {
    TrustBundle trust = trust();
    return new PadesSigner(
        timestamps(trust),
        new HttpRevocationSource(properties.timeout(), clock, random),
        Stream.of(RootUse.SIGNER, RootUse.TSA)
            .flatMap(use -> trust.rootsFor(use).stream())
            .toList());
  }

  private TrustBundle trust() {
    try {
      return TrustBundle.load(installation.directory("trust"));
    } catch (IOException e) {
      throw new SigningException.TimestampFailed("the trust bundle cannot be read", e);
    }
  }

  private List<URI> orDemo(List<URI> configured, String path) {
    return configured.isEmpty()
        ? List.of(URI.create(installation.authoritiesUri() + path))
        : configured;
  }
}
