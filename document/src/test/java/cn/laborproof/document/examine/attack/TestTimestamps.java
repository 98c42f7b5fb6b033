package cn.laborproof.document.examine.attack;

import cn.laborproof.testkit.TestIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A timestamp authority without a network. */
public final class TestTimestamps {
  static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

  private final TestIdentity authority;

  public TestTimestamps(TestIdentity authority) {
    this.authority = authority;
  }

  /** A token over a SHA-256 digest. */
  public byte[] token(byte[] digest, Instant at) {
    try {
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      var generator =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build("SHA256withECDSA", authority.key(), authority.certificate()),
              digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              POLICY);
      generator.addCertificates(
          new JcaCertStore(List.of(authority.certificate(), authority.chain().get(1))));
      var requests = new TimeStampRequestGenerator();
      requests.setCertReq(true);
      var request = requests.generate(TSPAlgorithms.SHA256, digest);
      var token = generator.generate(request, BigInteger.valueOf(at.toEpochMilli()), Date.from(at));
      return token.getEncoded(ASN1Encoding.DL);
    } catch (TSPException | IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
