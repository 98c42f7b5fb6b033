package cn.laborproof.document.examine.path;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationDataTest {
  private static final Instant SIGNED = Instant.parse("2026-11-21T06:10:00Z");
  private static final TestPki PKI = TestPki.at(SIGNED);
  private static final TestIdentity SIGNER = PKI.issue(LeafKind.GOOD, "signer");
  private static final TestIdentity AUTHORITY = PKI.issue(LeafKind.TIMESTAMP, "authority");

  @Test
  void a_list_made_after_the_signature_shows_that_it_was_good() throws CRLException {
    assertThat(status(SIGNER, PKI.crl(SIGNED.plusSeconds(60))))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void for_a_signer_a_list_of_the_day_before_is_too_old() throws CRLException {
    assertThat(status(SIGNER, PKI.crl(SIGNED.minus(Duration.ofHours(25)))))
        .isInstanceOf(RevocationStatus.Unknown.class);
  }

  @Test
  void for_an_authority_a_list_counts_until_the_next_is_due() throws CRLException {
    assertThat(status(AUTHORITY, PKI.crl(SIGNED.minus(Duration.ofHours(23)))))
        .isInstanceOf(RevocationStatus.Good.class);
    assertThat(status(AUTHORITY, PKI.crl(SIGNED.minus(Duration.ofHours(25)))))
        .isInstanceOf(RevocationStatus.Unknown.class);
  }

  @Test
  void revoked_before_the_signature_counts_and_revoked_after_it_does_not() throws CRLException {
    var serial = SIGNER.certificate().getSerialNumber();
    assertThat(status(SIGNER, PKI.crl(SIGNED.minusSeconds(1), serial)))
        .isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(status(SIGNER, PKI.crl(SIGNED.plusSeconds(1), serial)))
        .isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void an_older_good_answer_does_not_outweigh_a_revocation() throws CRLException {
    var serial = SIGNER.certificate().getSerialNumber();
    assertThat(
            status(
                SIGNER,
                PKI.crl(SIGNED.minusSeconds(1), serial),
                PKI.crl(SIGNED.minusSeconds(9)),
                PKI.crl(SIGNED.plusSeconds(9))))
        .isInstanceOf(RevocationStatus.Revoked.class);
  }

  @Test
  void a_list_of_another_authority_of_the_same_name_says_nothing() throws CRLException {
    X509CRL foreign = TestPki.at(SIGNED).crl(SIGNED.plusSeconds(60));
    assertThat(status(SIGNER, foreign)).isInstanceOf(RevocationStatus.Unknown.class);
  }

  private static RevocationStatus status(TestIdentity who, X509CRL... lists) throws CRLException {
    List<byte[]> encoded = new ArrayList<>();
    for (X509CRL list : lists) {
      encoded.add(list.getEncoded());
    }
    X509Certificate issuer = who.chain().get(1);
    return new RevocationData(List.of(), encoded, new CertificateParser())
        .status(who.certificate(), issuer, SIGNED);
  }
}
