package cn.laborproof.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.DemoMark;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the certification and timestamp authorities hand out, judged by openssl. */
@Tag("judge")
class OpensslJudgesTest {
  @TempDir Path work;
  private DemoAuthorities authorities;
  private Openssl openssl;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    authorities = DemoAuthorities.start(work.resolve("authorities"), 0);
    openssl = new Openssl(work);
    pem("/ca/root.cer", "root.pem");
    pem("/ca/issuing.cer", "issuing.pem");
    pem("/tsa/root.cer", "tsa-root.pem");
    crl("/ca/root.crl", "root-crl.pem");
  }

  @AfterEach
  void stop() throws Exception {
    authorities.close();
  }

  @Test
  void a_worker_enrolled_by_openssl_has_a_certificate_that_verifies_with_revocation_lists()
      throws Exception {
    enrol("worker", "/CN=张三/serialNumber=0193-ab", "worker");
    crl("/ca/issuing.crl", "issuing-crl.pem");

    assertThat(verify("worker.pem")).contains("worker.pem: OK");
    assertThat(
            openssl.run(
                "x509", "-in", "worker.pem", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus"))
        .contains(
            "Digital Signature, Non Repudiation",
            "CA:FALSE",
            "OCSP - URI:" + authorities.uri() + "/ca/ocsp")
        .contains(
            "URI:" + authorities.uri() + "/ca/issuing.crl",
            DemoMark.CERTIFICATE_POLICY,
            "演示 DEMO",
            "CN=张三");
  }

  @Test
  void ocsp_says_good_then_revoked_and_unknown_for_a_serial_never_issued() throws Exception {
    enrol("worker", "/CN=李四", "worker");
    assertThat(ocsp("-cert", "worker.pem"))
        .contains("Response verify OK", "worker.pem: good")
        .doesNotContain("WARNING");
    assertThat(ocsp("-serial", "0x7a7a7a7a7a7a7a7a")).contains("Response verify OK", ": unknown");

    authorities.revoke(serial("worker.pem"), 1);

    assertThat(ocsp("-cert", "worker.pem"))
        .contains("Response verify OK", "worker.pem: revoked", "Reason: keyCompromise");
    crl("/ca/issuing.crl", "issuing-crl.pem");
    assertThat(
            openssl.run(
                "crl", "-in", "issuing-crl.pem", "-CAfile", "issuing.pem", "-noout", "-text"))
        .contains("verify OK", "Key Compromise", "X509v3 CRL Number");
  }

  @Test
  void timestamps_verify_for_each_digest_served() throws Exception {
    Files.writeString(work.resolve("data"), "内容");
    for (String digest : new String[] {"sha256", "sha384", "sha512", "sm3"}) {
      openssl.run("ts", "-query", "-data", "data", "-" + digest, "-cert", "-out", "query.tsq");
      byte[] reply =
          post(
              "/tsa",
              "application/timestamp-query",
              Files.readAllBytes(work.resolve("query.tsq")),
              false);
      Files.write(work.resolve("reply.tsr"), reply);

      assertThat(reply.length).isLessThan(8 * 1024);
      assertThat(
              openssl.run(
                  "ts",
                  "-verify",
                  "-queryfile",
                  "query.tsq",
                  "-in",
                  "reply.tsr",
                  "-CAfile",
                  "tsa-root.pem"))
          .contains("Verification: OK");
      assertThat(openssl.run("ts", "-reply", "-in", "reply.tsr", "-text"))
          .contains("Status: Granted", DemoMark.TIMESTAMP_POLICY);
    }
  }

  /** OpenSSL takes an empty identity unless it is told the one of GB/T 35276. */
  @Test
  void an_sm2_key_made_and_requested_by_openssl_gets_a_chain_that_openssl_verifies()
      throws Exception {
    String identity = "distid:1234567812345678";
    pem("/ca/sm2/root.cer", "sm2-root.pem");
    pem("/ca/sm2/issuing.cer", "sm2-issuing.pem");
    openssl.run("genpkey", "-algorithm", "SM2", "-out", "sm2.key");
    request("/CN=王五", "sm2", "-key", "sm2.key", "-sm3", "-sigopt", identity);
    collect("worker", "sm2");

    assertThat(link("sm2.pem", "sm2-issuing.pem", identity)).contains("sm2.pem: OK");
    assertThat(link("sm2-issuing.pem", "sm2-root.pem", identity)).contains("issuing.pem: OK");
    assertThat(openssl.run("x509", "-in", "sm2.pem", "-noout", "-text"))
        .contains(
            "Signature Algorithm: SM2-with-SM3",
            "ASN1 OID: SM2",
            "OCSP - URI:" + authorities.uri() + "/ca/sm2/ocsp",
            "URI:" + authorities.uri() + "/ca/sm2/issuing.crl");
  }

  /**
   * {@code openssl ts -verify} hashes without the signer's identity and cannot verify SM2 tokens;
   * their value is judged by pkeyutl and gmssl in the module {@code judges}.
   */
  @Test
  void the_sm2_timestamp_authority_is_one_by_its_certificate_and_stamps_sm3_alone()
      throws Exception {
    String identity = "distid:1234567812345678";
    pem("/tsa/sm2/root.cer", "sm2-tsa-root.pem");
    crl("/tsa/sm2/root.crl", "sm2-tsa-root-crl.pem");
    Files.writeString(work.resolve("data"), "内容");

    assertThat(stamped("sm3"))
        .contains("Status: Granted", "Hash Algorithm: sm3", DemoMark.TIMESTAMP_POLICY);
    assertThat(stamped("sha256"))
        .contains("Status: Rejected", "unrecognized or unsupported algorithm");

    stamped("sm3");
    openssl.run("ts", "-reply", "-in", "reply.tsr", "-token_out", "-out", "token.der");
    String all = openssl.run("pkcs7", "-inform", "DER", "-in", "token.der", "-print_certs");
    // Subject lines stand before each certificate; a set has no order but its own.
    String own = all.substring(all.indexOf("DEMO SM2 TSA\n"));
    Files.writeString(work.resolve("tsa.pem"), own.substring(own.indexOf("-----BEGIN")));
    assertThat(openssl.run("x509", "-in", "tsa.pem", "-noout", "-text"))
        .contains(
            "Signature Algorithm: SM2-with-SM3",
            "X509v3 Extended Key Usage: critical",
            "Time Stamping",
            "OCSP - URI:" + authorities.uri() + "/tsa/sm2/ocsp",
            "URI:" + authorities.uri() + "/tsa/sm2/root.crl");
    assertThat(
            openssl.run(
                "verify",
                "-x509_strict",
                "-purpose",
                "timestampsign",
                "-vfyopt",
                identity,
                "-CAfile",
                "sm2-tsa-root.pem",
                "tsa.pem"))
        .contains("tsa.pem: OK");
    assertThat(openssl.run("crl", "-in", "sm2-tsa-root-crl.pem", "-noout", "-text"))
        .contains("SM2-with-SM3", "No Revoked Certificates");
  }

  private String stamped(String digest) throws Exception {
    openssl.run("ts", "-query", "-data", "data", "-" + digest, "-cert", "-out", "query.tsq");
    byte[] query = Files.readAllBytes(work.resolve("query.tsq"));
    Files.write(
        work.resolve("reply.tsr"), post("/tsa/sm2", "application/timestamp-query", query, false));
    return openssl.run("ts", "-reply", "-in", "reply.tsr", "-text");
  }

  /** Link by link: verify gives the identity to the certificate in question only. */
  private String link(String certificate, String issuer, String identity) throws Exception {
    return openssl.run(
        "verify",
        "-x509_strict",
        "-partial_chain",
        "-vfyopt",
        identity,
        "-CAfile",
        issuer,
        certificate);
  }

  private void enrol(String label, String subject, String name) throws Exception {
    String[] key = {
      "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", name + ".key"
    };
    request(subject, name, key);
    collect(label, name);
  }

  private void request(String subject, String name, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("req", "-new", "-utf8"));
    command.addAll(List.of(options));
    command.addAll(List.of("-subj", subject));
    command.addAll(List.of("-outform", "DER", "-out", name + ".csr"));
    openssl.run(command.toArray(String[]::new));
  }

  private void collect(String label, String name) throws Exception {
    byte[] request =
        Base64.getMimeEncoder().encode(Files.readAllBytes(work.resolve(name + ".csr")));
    byte[] reply =
        post("/.well-known/est/" + label + "/simpleenroll", "application/pkcs10", request, true);
    Files.write(work.resolve(name + ".p7"), Base64.getMimeDecoder().decode(reply));
    openssl.run(
        "pkcs7", "-inform", "DER", "-in", name + ".p7", "-print_certs", "-out", name + ".pem");
  }

  private String verify(String certificate) throws Exception {
    return openssl.run(
        "verify",
        "-x509_strict",
        "-crl_check_all",
        "-CAfile",
        "root.pem",
        "-untrusted",
        "issuing.pem",
        "-CRLfile",
        "root-crl.pem",
        "-CRLfile",
        "issuing-crl.pem",
        certificate);
  }

  private String ocsp(String... whom) throws Exception {
    return openssl.run(
        "ocsp",
        "-issuer",
        "issuing.pem",
        whom[0],
        whom[1],
        "-url",
        authorities.uri() + "/ca/ocsp",
        "-CAfile",
        "root.pem",
        "-verify_other",
        "issuing.pem");
  }

  private BigInteger serial(String certificate) throws Exception {
    return new BigInteger(
        openssl.run("x509", "-in", certificate, "-noout", "-serial").strip().split("=")[1], 16);
  }

  private void pem(String path, String file) throws Exception {
    Files.write(work.resolve("der"), get(path));
    openssl.run("x509", "-inform", "DER", "-in", "der", "-out", file);
  }

  private void crl(String path, String file) throws Exception {
    Files.write(work.resolve("der"), get(path));
    openssl.run("crl", "-inform", "DER", "-in", "der", "-out", file);
  }

  private byte[] get(String path) throws Exception {
    var reply = http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofByteArray());
    assertThat(reply.statusCode()).isEqualTo(200);
    return reply.body();
  }

  private byte[] post(String path, String type, byte[] body, boolean secret) throws Exception {
    var request = HttpRequest.newBuilder(at(path)).header("Content-Type", type);
    if (secret) {
      String pair = "laborproof:" + Files.readString(work.resolve("authorities/enrolment-secret"));
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()));
    }
    request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
    var reply = http.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(reply.statusCode()).as(new String(reply.body())).isEqualTo(200);
    return reply.body();
  }

  private URI at(String path) {
    return authorities.uri().resolve(path);
  }
}
