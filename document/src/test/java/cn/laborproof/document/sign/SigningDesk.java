package cn.laborproof.document.sign;

import cn.laborproof.authorities.DemoAuthorities;
import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.seal.SealDrawing;
import cn.laborproof.document.seal.SignatureMark;
import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.national.Sm2;
import cn.laborproof.testkit.EstClient;
import cn.laborproof.testkit.TestIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Running demo authorities and everybody who signs, so that tests sign real documents. */
public final class SigningDesk implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final DemoAuthorities authorities;
  private final EstClient est;
  private final PadesSigner signer;
  private final X509Certificate root;
  private final X509Certificate nationalRoot;
  private final X509Certificate timestampRoot;
  private final X509Certificate nationalTimestampRoot;
  private final Clock clock;
  private final Map<String, TestIdentity> identities = new ConcurrentHashMap<>();

  public SigningDesk(Path directory) throws IOException {
    this(directory, 0, Clock.systemUTC());
  }

  /**
   * A desk in whose room another time runs, at a port of its own choice: certificates name the
   * port, so a desk that is to go on with another's directory takes the port of that.
   */
  public SigningDesk(Path directory, int port, Clock clock) throws IOException {
    this.clock = clock;
    authorities = DemoAuthorities.start(directory, port, clock);
    est = EstClient.of(authorities.uri(), directory);
    root = certificate("/ca/root.cer");
    nationalRoot = certificate("/ca/sm2/root.cer");
    timestampRoot = certificate("/tsa/root.cer");
    nationalTimestampRoot = certificate("/tsa/sm2/root.cer");
    signer =
        new PadesSigner(
            timestamps(),
            new HttpRevocationSource(TIMEOUT, clock, new SecureRandom()),
            List.of(
                root,
                certificate("/ca/issuing.cer"),
                nationalRoot,
                certificate("/ca/sm2/issuing.cer"),
                timestampRoot,
                nationalTimestampRoot));
  }

  public TimestampAuthority timestamps() {
    return new HttpTimestampAuthority(
            List.of(authorities.uri().resolve("/tsa")),
            List.of(timestampRoot, nationalTimestampRoot),
            TIMEOUT,
            new SecureRandom())
        .withNational(List.of(authorities.uri().resolve("/tsa/sm2")));
  }

  public DemoAuthorities authorities() {
    return authorities;
  }

  public X509Certificate root() {
    return root;
  }

  public X509Certificate nationalRoot() {
    return nationalRoot;
  }

  public X509Certificate timestampRoot() {
    return timestampRoot;
  }

  /** The root of the authority whose timestamps are SM2. */
  public X509Certificate nationalTimestampRoot() {
    return nationalTimestampRoot;
  }

  public PadesSigner signer() {
    return signer;
  }

  /** Freezes, lets everybody sign in order, and archives. */
  public byte[] finished(FreezeRequest request) {
    byte[] pdf = new DocumentFreezer().freeze(request);
    List<ValidationMaterial> kept = new ArrayList<>();
    for (SignatureSlot slot : request.profile().slots()) {
      SignedRevision signed = signer.sign(pdf, requestFor(slot));
      kept.add(signed.material());
      pdf = signed.pdf();
    }
    return signer.archive(pdf, kept);
  }

  /** As {@link #finished}, everybody in SM2. */
  public byte[] finishedNational(FreezeRequest request) {
    byte[] pdf = new DocumentFreezer().freeze(request);
    List<ValidationMaterial> kept = new ArrayList<>();
    for (SignatureSlot slot : request.profile().slots()) {
      SignedRevision signed = signer.sign(pdf, nationalRequestFor(slot));
      kept.add(signed.material());
      pdf = signed.pdf();
    }
    return signer.archive(pdf, kept);
  }

  /** What the slot's signer asks for, with an SM2 key. */
  public SignatureRequest nationalRequestFor(SignatureSlot slot) {
    TestIdentity identity = national(slot);
    return new SignatureRequest(
        slot.field(),
        identity.chain(),
        keyOf(identity.key(), SignatureAlgorithm.SM2_SM3),
        mark(slot),
        slot.role().seal() ? "单位确认签订" : "本人确认签订",
        clock.instant());
  }

  /** An SM2 identity of whom the slot names. */
  public TestIdentity national(SignatureSlot slot) {
    String name = "CN=" + slot.signer();
    try {
      return switch (slot.role()) {
        case WORKER -> est.enrolNational("worker", name);
        case MEDIATOR -> est.enrolNational("mediator", name);
        case EMPLOYER ->
            est.enrolNational("organisation", name + ",2.5.4.97=NTRCN-91330100MA27XYH12U");
        case MEDIATION_BODY ->
            est.enrolNational("organisation", name + ",2.5.4.97=NTRCN-52330108MJ8765432P");
        case LABOUR_OFFICE ->
            est.enrolNational("organisation", name + ",2.5.4.97=NTRCN-11330106MB0000004L");
      };
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public SignatureRequest requestFor(SignatureSlot slot) {
    TestIdentity identity =
        identities.computeIfAbsent(slot.signer(), name -> enrol(slot.role(), name));
    return new SignatureRequest(
        slot.field(),
        identity.chain(),
        keyOf(identity.key()),
        mark(slot),
        slot.role().seal() ? "单位确认签订" : "本人确认签订",
        clock.instant());
  }

  private TestIdentity enrol(SignatureRole role, String name) {
    try {
      return switch (role) {
        case WORKER -> est.worker(name);
        case EMPLOYER -> est.organisation(name, "91330100MA27XYH12U");
        case MEDIATOR -> est.mediator(name);
        case MEDIATION_BODY -> est.organisation(name, "52330108MJ8765432P");
        case LABOUR_OFFICE -> est.organisation(name, "11330106MB0000004L");
      };
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ExternalSigner keyOf(PrivateKey key) {
    return keyOf(key, SignatureAlgorithm.ECDSA_P256_SHA256);
  }

  public static ExternalSigner keyOf(PrivateKey key, SignatureAlgorithm algorithm) {
    return new ExternalSigner() {
      @Override
      public SignatureAlgorithm algorithm() {
        return algorithm;
      }

      @Override
      public byte[] sign(byte[] toBeSigned) {
        try {
          if (algorithm.national()) {
            return Sm2.sign(key, toBeSigned);
          }
          Signature signature = Signature.getInstance(algorithm.jcaName());
          signature.initSign(key);
          signature.update(toBeSigned);
          return signature.sign();
        } catch (GeneralSecurityException e) {
          throw new SigningException.KeyFailed("test key", e);
        }
      }
    };
  }

  public static SignatureMark mark(SignatureSlot slot) {
    return slot.role().seal()
        ? new SealDrawing(
            slot.signer(),
            slot.role() == SignatureRole.EMPLOYER ? "合同专用章" : "调解专用章",
            "3301080123456")
        : Samples.handwriting();
  }

  private X509Certificate certificate(String path) throws IOException {
    try (InputStream in = authorities.uri().resolve(path).toURL().openStream()) {
      return Certificates.read(in.readAllBytes());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    authorities.close();
  }
}
