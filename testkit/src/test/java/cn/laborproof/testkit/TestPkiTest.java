package cn.laborproof.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The JDK's own path validation says whether the test PKI makes what it promises. Strength and
 * purpose of the key are a policy's matter, not the path's.
 */
class TestPkiTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

  private final TestPki pki = TestPki.at(NOW);

  @ParameterizedTest
  @EnumSource(
      names = {"GOOD", "GOOD_RSA", "WEAK_KEY", "WRONG_USAGE", "TIMESTAMP", "OCSP_RESPONDER"})
  void a_path_that_should_hold_holds(LeafKind kind) throws Exception {
    validate(pki.issue(kind, "somebody"));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "EXPIRED",
        "NOT_YET_VALID",
        "FORGED_ISSUER_SIGNATURE",
        "ISSUED_BY_A_LEAF",
        "FOREIGN_ROOT"
      })
  void a_path_that_should_break_breaks(LeafKind kind) {
    assertThatThrownBy(() -> validate(pki.issue(kind, "somebody")))
        .isInstanceOf(CertPathValidatorException.class);
  }

  @Test
  void a_revoked_certificate_is_on_the_list() throws Exception {
    TestIdentity somebody = pki.issue(LeafKind.GOOD, "somebody");
    BigInteger serial = somebody.certificate().getSerialNumber();

    assertThatThrownBy(() -> validate(somebody, serial))
        .isInstanceOfSatisfying(
            CertPathValidatorException.class,
            e ->
                assertThat(e.getReason())
                    .isEqualTo(CertPathValidatorException.BasicReason.REVOKED));
  }

  private void validate(TestIdentity identity, BigInteger... revoked) throws Exception {
    var parameters = new PKIXParameters(Set.of(new TrustAnchor(pki.rootCertificate(), null)));
    parameters.setDate(Date.from(NOW.plusSeconds(1)));
    var lists = List.of(pki.crl(NOW, revoked), pki.rootCrl(NOW));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
    var chain = identity.chain().subList(0, identity.chain().size() - 1);
    var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
