package cn.laborproof.document.sign;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.proof.national.Sm2;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Signs frozen documents and archives them. Each act returns a new file or throws a {@link
 * SigningException}; nothing is changed in place. Thread-safe if its sources are.
 */
public final class PadesSigner {
  /** The authorities asked in turn, and one that changes its certificate meanwhile. */
  private static final int MOST_AUTHORITIES = 4;

  private final TimestampAuthority timestamps;
  private final RevocationSource revocation;
  private final Set<X509Certificate> authorities;

  /** A signer whose timestamp tokens carry their certificates up to the root. */
  public PadesSigner(TimestampAuthority timestamps, RevocationSource revocation) {
    this(timestamps, revocation, Set.of());
  }

  /**
   * A signer.
   *
   * @param timestamps gives trusted time
   * @param revocation answers whether certificates are revoked
   * @param authorities certificates of all issuers, roots included, of signers and timestamps; they
   *     complete chains, trust is the verifier's own matter
   */
  public PadesSigner(
      TimestampAuthority timestamps,
      RevocationSource revocation,
      Collection<X509Certificate> authorities) {
    this.timestamps = Objects.requireNonNull(timestamps, "timestamps");
    this.revocation = Objects.requireNonNull(revocation, "revocation");
    this.authorities = Set.copyOf(authorities);
  }

  /**
   * Adds the next signature of the signing profile, PAdES baseline T, in a new revision; of an SM2
   * key, a message of GB/T 35275 with an SM2 timestamp in the same place. The key is used once;
   * then come the timestamp and, after it, the revocation answer, so that the answer is not older
   * than the signature.
   *
   * @param pdf a frozen document or one that earlier signers signed
   * @param request who signs and how
   * @throws SigningException in the phase that failed; there is no file then
   */
  public SignedRevision sign(byte[] pdf, SignatureRequest request) {
    try (SignableFile file = SignableFile.read(pdf)) {
      SignatureSlot slot = turn(file, request.field());
      requireFit(request, slot);
      requireSameSuite(request, file);
      PreparedSignature prepared = SignatureRevision.prepare(file, slot, request);
      CmsSignature.Timestamped cms = cms(prepared.covered(), request);
      MaterialCollector collector = new MaterialCollector(revocation, request.chain());
      collector.needChain(request.chain().getFirst());
      return new SignedRevision(
          prepared.complete(cms.encoded()), collector.material(), cms.token().time());
    }
  }

  /** The key decides the suite; everything around the signature value is the same in both. */
  private CmsSignature.Timestamped cms(byte[] covered, SignatureRequest request) {
    return request.key().algorithm().national()
        ? NationalCms.sign(covered, request.chain(), request.key(), Optional.empty(), timestamps)
        : CmsSignature.sign(covered, request, timestamps);
  }

  /**
   * Signs a finished file in the national suite, without touching it: a signed message of GB/T
   * 35275-2017 beside it, with a timestamp by SM3. The order is that of {@link #sign}.
   *
   * @param file all bytes that are signed
   * @param chain the signer's SM2 certificate, then its issuers up to and including the root
   * @param key signs with the private key of the first certificate
   * @param signedAt the claimed time, written among the signed attributes
   * @throws SigningException in the phase that failed; there is no signature then
   */
  public DetachedSignature signDetached(
      byte[] file, List<X509Certificate> chain, ExternalSigner key, Instant signedAt) {
    X509Certificate certificate = chain.getFirst();
    if (!key.algorithm().national() || !Sm2.isKey(certificate.getPublicKey())) {
      throw new SigningException.CertificateRefused("the key or certificate is not SM2");
    }
    requireFit(certificate, chain, signedAt);
    CmsSignature.Timestamped cms =
        NationalCms.sign(file, chain, key, Optional.of(signedAt), timestamps);
    List<X509Certificate> known = new ArrayList<>(chain);
    known.addAll(authorities);
    MaterialCollector collector = new MaterialCollector(revocation, known);
    collector.need(cms.encoded());
    return new DetachedSignature(cms.encoded(), collector.material(), cms.token().time());
  }

  private static SignatureSlot turn(SignableFile file, String field) {
    SignatureSlot slot =
        file.nextSlot()
            .orElseThrow(() -> new SigningException.DocumentRefused("all have signed already"));
    if (!slot.field().equals(field)) {
      throw new SigningException.DocumentRefused(
          "it is the turn of " + slot.field() + ", not of " + field);
    }
    return slot;
  }

  /**
   * Makes a document that all have signed B-LTA: one DSS dictionary, one document timestamp in the
   * next free field. The same call renews a document that is B-LTA already.
   *
   * @param pdf the document with all signatures of its profile
   * @param kept the material that came with each signature; what is missing is fetched
   * @throws SigningException in the phase that failed; there is no file then
   */
  public byte[] archive(byte[] pdf, List<ValidationMaterial> kept) {
    List<byte[]> stampers = new ArrayList<>();
    while (stampers.size() < MOST_AUTHORITIES) {
      MaterialCollector collector = new MaterialCollector(revocation, authorities);
      byte[] stored = withStore(pdf, kept, stampers, collector);
      try (SignableFile file = SignableFile.read(stored)) {
        ArchiveRevision.Stamped stamped = ArchiveRevision.withTimestamp(file, timestamps);
        if (collector.answersFor(stamped.token())) {
          return stamped.pdf();
        }
        stampers.add(stamped.token());
      }
    }
    throw new SigningException.TimestampFailed(
        "each timestamp came from another certificate than the one before", null);
  }

  /**
   * Adds the store. Who will stamp it is known only when it is stamped, and what speaks for that
   * certificate must lie under the timestamp: tokens that came back from an authority the store did
   * not know are taken into account in the next try.
   */
  private static byte[] withStore(
      byte[] pdf,
      List<ValidationMaterial> kept,
      List<byte[]> stampers,
      MaterialCollector collector) {
    try (SignableFile file = SignableFile.read(pdf)) {
      file.nextSlot()
          .ifPresent(slot -> {
            throw new SigningException.DocumentRefused(slot.field() + " is not signed yet");
          });
      kept.forEach(collector::keep);
      file.contentsToArchive().forEach(collector::need);
      stampers.forEach(collector::need);
      collector.addListsBesideOcsp();
      return ArchiveRevision.withStore(file, collector.material());
    }
  }

  /** The next slot to sign, for a caller that has only the file; empty when all have signed. */
  public static Optional<SignatureSlot> nextSlot(byte[] pdf) {
    try (SignableFile file = SignableFile.read(pdf)) {
      return file.nextSlot();
    }
  }

  /** The signing profile of a document of ours. */
  public static SigningProfile profile(byte[] pdf) {
    try (SignableFile file = SignableFile.read(pdf)) {
      return file.profile();
    }
  }

  private static void requireFit(
      X509Certificate certificate, List<X509Certificate> chain, Instant signedAt) {
    try {
      certificate.checkValidity(Date.from(signedAt));
    } catch (CertificateException e) {
      throw new SigningException.CertificateRefused("the certificate is not valid at " + signedAt);
    }
    if (!maySign(certificate)) {
      throw new SigningException.CertificateRefused("the certificate is not one for signing");
    }
    if (!CertificateChain.isRoot(CertificateChain.of(certificate, chain).getLast())) {
      throw new SigningException.CertificateRefused("the chain does not lead to a root");
    }
  }

  private static void requireFit(SignatureRequest request, SignatureSlot slot) {
    X509Certificate certificate = request.chain().getFirst();
    if (request.key().algorithm().national() != Sm2.isKey(certificate.getPublicKey())) {
      throw new SigningException.CertificateRefused("the key and its certificate differ in suite");
    }
    requireFit(certificate, request.chain(), request.signedAt());
    String name = commonName(certificate);
    if (!name.equals(slot.signer())) {
      throw new SigningException.CertificateRefused(
          "the certificate is for %s, the field %s for %s"
              .formatted(name, slot.field(), slot.signer()));
    }
  }

  /** A reader that knows one suite only shall read all of a document or nothing. */
  private static void requireSameSuite(SignatureRequest request, SignableFile file) {
    boolean national = request.key().algorithm().national();
    if (file.national().filter(earlier -> earlier != national).isPresent()) {
      throw new SigningException.CertificateRefused(
          "those who signed before signed in the other suite");
    }
  }

  /** digitalSignature or nonRepudiation, the first two bits (RFC 5280 §4.2.1.3). */
  private static boolean maySign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage != null && (usage[0] || usage[1]);
  }

  private static String commonName(X509Certificate certificate) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    RDN[] names = subject.getRDNs(BCStyle.CN);
    return names.length == 1 && names[0].getFirst().getValue() instanceof ASN1String name
        ? name.getString()
        : "";
  }
}
