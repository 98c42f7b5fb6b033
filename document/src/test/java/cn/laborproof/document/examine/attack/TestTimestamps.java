package cn.laborproof.document.examine.attack;

import cn.laborproof.testkit.TestIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A timestamp authority without a network, who stamps with any certificate. */
public final class TestTimestamps {
  static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

  private final TestIdentity authority;

  public TestTimestamps(TestIdentity authority) {
    this.authority = authority;
  }

  /** A token over a SHA-256 digest. */
  public byte[] token(byte[] digest, Instant at) {
    var imprint =
        new MessageImprint(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), digest);
    var serial = new ASN1Integer(at.toEpochMilli());
    var time = new ASN1GeneralizedTime(Date.from(at));
    var info = new TSTInfo(POLICY, imprint, serial, time, null, null, null, null, null);
    try {
      byte[] content = info.getEncoded(ASN1Encoding.DER);
      return new ContainerWriter(authority)
          .holding(PKCSObjectIdentifiers.id_ct_TSTInfo, content)
          .over(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
