package cn.laborproof.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.national.Certificates;
import cn.laborproof.proof.national.Sm2;
import cn.laborproof.testkit.EstClient;
import cn.laborproof.testkit.TestIdentity;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationalAuthorityTest {
  @TempDir Path directory;
  private DemoAuthorities authorities;
  private EstClient client;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    authorities = DemoAuthorities.start(directory, 0);
    client = EstClient.of(authorities.uri(), directory);
  }

  @AfterEach
  void stop() throws Exception {
    authorities.close();
  }

  @Test
  void an_sm2_key_gets_a_chain_that_is_sm2_up_to_a_root_of_its_own() throws Exception {
    TestIdentity worker = client.enrolNational("worker", "CN=张三");

    assertThat(worker.chain()).hasSize(3).allMatch(c -> Sm2.isKey(c.getPublicKey()));
    Certificates.verify(worker.certificate(), worker.chain().get(1).getPublicKey());
    Certificates.verify(worker.chain().get(1), worker.chain().get(2).getPublicKey());
    assertThat(worker.chain().getLast()).isEqualTo(Certificates.read(get("/ca/sm2/root.cer")));
    assertThat(worker.chain().getLast().getSubjectX500Principal())
        .isNotEqualTo(client.worker("张三").chain().getLast().getSubjectX500Principal());
  }

  @Test
  void its_responder_answers_good_then_revoked_and_knows_no_certificate_of_the_other_suite()
      throws Exception {
    TestIdentity worker = client.enrolNational("worker", "CN=李四");
    X509Certificate issuing = worker.chain().get(1);
    BigInteger serial = worker.certificate().getSerialNumber();
    BigInteger other = client.worker("李四").certificate().getSerialNumber();

    assertThat(answer(issuing, serial).getCertStatus()).isNull();
    assertThat(answer(issuing, other).getCertStatus()).isInstanceOf(UnknownStatus.class);
    assertThat(list("/ca/sm2/issuing.crl", issuing).getRevokedCertificate(serial)).isNull();

    assertThat(authorities.revoke(serial, 1)).isTrue();

    assertThat(answer(issuing, serial).getCertStatus()).isInstanceOf(RevokedStatus.class);
    assertThat(list("/ca/sm2/issuing.crl", issuing).getRevokedCertificate(serial)).isNotNull();
    assertThat(list("/ca/sm2/root.crl", worker.chain().getLast()).getRevokedCertificates())
        .isNull();
  }

  @Test
  void who_makes_seals_is_certified_under_a_root_of_its_own_and_with_sm2_only() throws Exception {
    TestIdentity maker = client.enrolNational("seal_maker", "CN=制章机构");
    X509Certificate issuing = Certificates.read(get("/ca/seal/issuing.cer"));
    X509Certificate root = Certificates.read(get("/ca/seal/root.cer"));
    BigInteger serial = maker.certificate().getSerialNumber();

    Certificates.verify(maker.certificate(), issuing.getPublicKey());
    Certificates.verify(issuing, root.getPublicKey());
    assertThat(root).isNotEqualTo(Certificates.read(get("/ca/sm2/root.cer")));
    assertThat(list("/ca/seal/issuing.crl", issuing).getRevokedCertificate(serial)).isNull();
    assertThat(authorities.revoke(serial, 1)).isTrue();
    assertThat(list("/ca/seal/issuing.crl", issuing).getRevokedCertificate(serial)).isNotNull();
    assertThatThrownBy(() -> client.enrol("seal_maker", "CN=制章机构")).hasMessageContaining("422");
  }

  @Test
  void after_a_restart_the_same_national_root_is_there() throws Exception {
    byte[] before = get("/ca/sm2/root.cer");
    byte[] stamping = get("/tsa/sm2/root.cer");
    authorities.close();
    start();

    assertThat(get("/ca/sm2/root.cer")).isEqualTo(before);
    assertThat(get("/tsa/sm2/root.cer")).isEqualTo(stamping);
  }

  @Test
  void the_timestamp_authority_that_signs_in_sm2_has_a_root_and_a_responder_of_its_own()
      throws Exception {
    X509Certificate root = Certificates.read(get("/tsa/sm2/root.cer"));
    X509Certificate tsa = stamper();

    assertThat(Sm2.isKey(tsa.getPublicKey())).isTrue();
    Certificates.verify(tsa, root.getPublicKey());
    assertThat(root).isNotEqualTo(Certificates.read(get("/ca/sm2/root.cer")));
    assertThat(tsa.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.8");
    assertThat(tsa.getCriticalExtensionOIDs()).contains("2.5.29.37");
    assertThat(answer("/tsa/sm2/ocsp", root, tsa.getSerialNumber()).getCertStatus()).isNull();

    assertThat(authorities.revoke(tsa.getSerialNumber(), 1)).isTrue();

    assertThat(answer("/tsa/sm2/ocsp", root, tsa.getSerialNumber()).getCertStatus())
        .isInstanceOf(RevokedStatus.class);
  }

  /** Who signed a token. */
  private X509Certificate stamper() throws Exception {
    var query = new TimeStampRequestGenerator();
    query.setCertReq(true);
    var request =
        HttpRequest.newBuilder(authorities.uri().resolve("/tsa/sm2"))
            .header("Content-Type", "application/timestamp-query")
            .POST(
                BodyPublishers.ofByteArray(
                    query.generate(TSPAlgorithms.SM3, new byte[32]).getEncoded()));
    var reply = http.send(request.build(), BodyHandlers.ofByteArray());
    var token = new TimeStampResponse(reply.body()).getTimeStampToken();
    var holder = token.getCertificates().getMatches(token.getSID()).iterator().next();
    return Certificates.read(((X509CertificateHolder) holder).getEncoded());
  }

  @Test
  void no_timestamp_authority_is_certified_with_an_sm2_key() {
    assertThatThrownBy(() -> client.enrolNational("tsa", "CN=时间戳"))
        .hasMessageContaining("key-refused");
  }

  private SingleResp answer(X509Certificate issuing, BigInteger serial) throws Exception {
    return answer("/ca/sm2/ocsp", issuing, serial);
  }

  private SingleResp answer(String path, X509Certificate issuing, BigInteger serial)
      throws Exception {
    var sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
    var id = new CertificateID(sha1, new JcaX509CertificateHolder(issuing), serial);
    var request =
        HttpRequest.newBuilder(authorities.uri().resolve(path))
            .header("Content-Type", "application/ocsp-request")
            .POST(
                BodyPublishers.ofByteArray(
                    new OCSPReqBuilder().addRequest(id).build().getEncoded()));
    var reply = http.send(request.build(), BodyHandlers.ofByteArray());
    var basic = (BasicOCSPResp) new OCSPResp(reply.body()).getResponseObject();
    X509Certificate responder = Certificates.read(basic.getCerts()[0].getEncoded());
    Certificates.verify(responder, issuing.getPublicKey());
    assertThat(
            basic.isSignatureValid(
                new JcaContentVerifierProviderBuilder()
                    .setProvider(Sm2.provider())
                    .build(responder)))
        .isTrue();
    return basic.getResponses()[0];
  }

  private X509CRL list(String path, X509Certificate issuer) throws Exception {
    var list =
        (X509CRL)
            CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(get(path)));
    Certificates.verify(list, issuer.getPublicKey());
    return list;
  }

  private byte[] get(String path) throws Exception {
    var request = HttpRequest.newBuilder(authorities.uri().resolve(path)).build();
    return http.send(request, BodyHandlers.ofByteArray()).body();
  }
}
