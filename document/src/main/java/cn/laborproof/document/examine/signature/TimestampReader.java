package cn.laborproof.document.examine.signature;

import cn.laborproof.document.examine.signature.CmsFault.Kind;
import cn.laborproof.document.examine.signature.CmsResult.Finding;
import java.io.IOException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;

/** Reads timestamp tokens (RFC 3161 §2.4.2) and compares their imprint. */
final class TimestampReader {
  /**
   * Gives the digest of the stamped bytes under a JCA digest name; empty when it is not known which
   * bytes.
   */
  @FunctionalInterface
  interface Stamped {
    byte[] digest(String name);
  }

  private static final byte[] NOTHING = new byte[0];

  private final CmsReader containers;
  private final CmsMathematics mathematics;

  TimestampReader(CmsReader containers, CmsMathematics mathematics) {
    this.containers = containers;
    this.mathematics = mathematics;
  }

  TimestampFacts read(byte[] padded, Stamped stamped) throws UnreadableCmsException {
    CmsFacts cms = containers.read(padded);
    byte[] content =
        cms.content().orElseThrow(() -> new UnreadableCmsException("token without content"));
    if (!cms.contentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo.getId())) {
      throw new UnreadableCmsException("content is not a TSTInfo");
    }
    List<CmsFault> faults = new ArrayList<>();
    if (cms.timestamp().isPresent()) {
      faults.add(new CmsFault(Kind.UNSIGNED_PART, "timestamp inside a timestamp"));
    }
    try {
      TSTInfo info = TSTInfo.getInstance(ASN1Primitive.fromByteArray(content));
      if (!Arrays.equals(content, info.toASN1Primitive().getEncoded(ASN1Encoding.DL))) {
        faults.add(new CmsFault(Kind.NOT_CANONICAL, "TSTInfo is not in its only encoding"));
      }
      Instant time = info.getGenTime().getDate().toInstant();
      return new TimestampFacts(
          CmsReader.withoutPadding(padded),
          cms,
          mathematics.result(cms, content),
          time,
          info.getPolicy().getId(),
          imprint(info, stamped),
          Algorithms.digest(info.getMessageImprint().getHashAlgorithm()),
          faults);
    } catch (IOException | ParseException | RuntimeException e) {
      // The library answers hostile bytes with whatever exception comes first.
      throw new UnreadableCmsException("not a TSTInfo: " + e.getMessage(), e);
    }
  }

  private static Finding imprint(TSTInfo info, Stamped stamped) {
    Optional<String> name = Algorithms.digest(info.getMessageImprint().getHashAlgorithm());
    byte[] actual = name.map(stamped::digest).orElse(NOTHING);
    return actual.length == 0
        ? Finding.UNKNOWN
        : Finding.of(MessageDigest.isEqual(actual, info.getMessageImprint().getHashedMessage()));
  }
}
