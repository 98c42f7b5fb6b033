package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.testkit.TestPki;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExhibitTest {
  @TempDir Path trust;

  /** EU DSS does not so much as load one, and would then judge nothing. */
  @Test
  void sm2_roots_are_not_handed_to_other_peoples_validators() throws Exception {
    root("signer.demo-ca.pem", TestPki.ec());
    root("signer.demo-ca-sm2.pem", TestPki.sm2());
    root("tsa.demo-tsa.pem", TestPki.ec());
    root("tsa.demo-tsa-sm2.pem", TestPki.sm2());

    Exhibit exhibit = Exhibit.of(Path.of("contract.pdf"), 2, trust);

    assertThat(exhibit.signerRoots()).containsExactly(trust.resolve("signer.demo-ca.pem"));
    assertThat(exhibit.tsaRoots()).containsExactly(trust.resolve("tsa.demo-tsa.pem"));
  }

  private void root(String file, KeyPair pair) throws Exception {
    var name = new X500Name("CN=root");
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(TestPki.ec().getPrivate());
    var certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.EPOCH),
                Date.from(Instant.EPOCH.plusSeconds(1)),
                name,
                pair.getPublic())
            .build(signer);
    var pem = new StringWriter();
    try (var writer = new PemWriter(pem)) {
      writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
    }
    Files.writeString(trust.resolve(file), pem.toString());
  }
}
