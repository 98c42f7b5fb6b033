package cn.laborproof.benchmarks;

import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.seal.HandwritingDrawing;
import cn.laborproof.document.seal.HandwritingDrawing.Point;
import cn.laborproof.document.seal.HandwritingDrawing.Stroke;
import cn.laborproof.document.seal.SealDrawing;
import cn.laborproof.document.seal.SignatureMark;
import cn.laborproof.document.sign.ExternalSigner;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.HttpTimestampAuthority;
import cn.laborproof.document.sign.PadesSigner;
import cn.laborproof.document.sign.RevocationSource;
import cn.laborproof.document.sign.SignatureAlgorithm;
import cn.laborproof.document.sign.SignatureRequest;
import cn.laborproof.document.sign.SignedRevision;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.document.sign.TimestampAuthority;
import cn.laborproof.document.sign.ValidationMaterial;
import cn.laborproof.testkit.TestIdentity;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Both parties sign to B-T, then one archive step to B-LTA, each part on the stopwatch. */
final class OurSigning {
  static final String PDF = "signatures: PDF revisions and CMS";
  static final String KEY = "signatures: private keys (2)";
  static final String TIME = "timestamps over HTTP (3)";
  static final String REVOCATION = "OCSP answers and CRLs over HTTP";
  static final String ARCHIVE = "archive: security store and revisions";

  private final SigningDesk desk;
  private final Stopwatch watch;
  private final PadesSigner signer;
  private final Clock clock = Clock.systemUTC();
  private final List<SignatureSlot> slots = SampleContract.request().profile().slots();

  OurSigning(SigningDesk desk, Stopwatch watch) {
    this.desk = desk;
    this.watch = watch;
    Duration timeout = Duration.ofSeconds(10);
    TimestampAuthority time =
        new HttpTimestampAuthority(
            List.of(desk.timestampAddress()),
            List.of(desk.timestampRoot()),
            timeout,
            new SecureRandom());
    RevocationSource revocation = new HttpRevocationSource(timeout, clock, new SecureRandom());
    this.signer =
        new PadesSigner(
            digest -> watch.timed(TIME, () -> time.timestamp(digest)), timed(revocation));
  }

  private RevocationSource timed(RevocationSource revocation) {
    return new RevocationSource() {
      @Override
      public ValidationMaterial fetch(X509Certificate certificate, X509Certificate issuer) {
        return watch.timed(REVOCATION, () -> revocation.fetch(certificate, issuer));
      }

      @Override
      public Optional<byte[]> list(X509Certificate certificate, X509Certificate issuer) {
        return watch.timed(REVOCATION, () -> revocation.list(certificate, issuer));
      }
    };
  }

  /** Signs a frozen {@link SampleContract} of any length. */
  byte[] sign(byte[] frozen) {
    List<ValidationMaterial> kept = new ArrayList<>();
    byte[] pdf = frozen;
    for (SignatureSlot slot : slots) {
      byte[] before = pdf;
      SignedRevision signed = watch.timed(PDF, () -> signer.sign(before, request(slot)));
      kept.add(signed.material());
      pdf = signed.pdf();
    }
    byte[] all = pdf;
    return watch.timed(ARCHIVE, () -> signer.archive(all, kept));
  }

  private SignatureRequest request(SignatureSlot slot) {
    TestIdentity identity = slot.role().seal() ? desk.employer() : desk.worker();
    return new SignatureRequest(
        slot.field(), identity.chain(), key(identity), mark(slot), "确认签订", clock.instant());
  }

  private static SignatureMark mark(SignatureSlot slot) {
    if (slot.role().seal()) {
      return new SealDrawing(SampleContract.EMPLOYER, "合同专用章", "3301080123456");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      points.add(new Point(20 + 5 * i, 60 + 40 * Math.sin(i / 4.0)));
    }
    return new HandwritingDrawing(400, 160, List.of(new Stroke(points)));
  }

  private ExternalSigner key(TestIdentity identity) {
    return new ExternalSigner() {
      @Override
      public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ECDSA_P256_SHA256;
      }

      @Override
      public byte[] sign(byte[] toBeSigned) {
        return watch.timed(KEY, () -> value(identity, toBeSigned));
      }
    };
  }

  private static byte[] value(TestIdentity identity, byte[] toBeSigned) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(identity.key());
      signature.update(toBeSigned);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SigningException.KeyFailed("the benchmark's key does not sign", e);
    }
  }
}
