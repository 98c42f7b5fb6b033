package cn.laborproof.signing.certification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.certification.CertificateAuthority.Holder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

/** What every certification authority promises, whoever runs it. */
abstract class CertificateAuthorityContract {
  abstract CertificateAuthority authority() throws Exception;

  static KeyPair key() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static byte[] request(KeyPair key) throws Exception {
    return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=张三"), key.getPublic())
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
        .getEncoded();
  }

  @Test
  void the_very_key_is_certified_up_to_a_root() throws Exception {
    KeyPair key = key();
    List<X509Certificate> chain = authority().enrol(Holder.WORKER, request(key));

    assertThat(chain.getFirst().getPublicKey()).isEqualTo(key.getPublic());
    for (int i = 0; i + 1 < chain.size(); i++) {
      chain.get(i).verify(chain.get(i + 1).getPublicKey());
    }
    chain.getLast().verify(chain.getLast().getPublicKey());
  }

  @Test
  void the_same_request_again_gives_a_certificate_of_the_same_key_and_name() throws Exception {
    byte[] request = request(key());
    X509Certificate once = authority().enrol(Holder.WORKER, request).getFirst();
    X509Certificate twice = authority().enrol(Holder.WORKER, request).getFirst();

    assertThat(twice.getPublicKey()).isEqualTo(once.getPublicKey());
    assertThat(twice.getSubjectX500Principal()).isEqualTo(once.getSubjectX500Principal());
  }
}
