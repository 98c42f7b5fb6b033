package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.document.eseal.SealReader;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.eseal.check.SealCode;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidencePackages;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An organisation that wants it gets its electronic seal put on what it seals, to be examined by
 * anybody.
 */
@JourneyTest
final class ElectronicSealingTest {
  private static final String SEAL = "/api/v1/seal";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort private int port;
  @Autowired private Installation installation;
  @Autowired private EvidencePackages packages;
  @Autowired private Tenancy tenancy;
  @Autowired private JdbcClient jdbc;
  @Autowired @FlywayDataSource private DataSource migrator;

  @Test
  void the_package_of_a_contract_holds_the_electronic_seal_over_the_final_file_and_it_passes()
      throws Exception {
    var desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 5));
    ApiClient hr = desk.login("hr.jiangnan");
    ApiClient keeper = desk.login("seal.jiangnan");
    await()
        .atMost(PATIENCE)
        .until(() -> hr.get(SEAL).json().path("seals").path(0).path("electronic").asBoolean());
    assertThat(keeper.post(SEAL + "/electronic", Map.of("use", true)).status()).isEqualTo(403);
    assertThat(hr.post(SEAL + "/electronic", Map.of("use", true)).status()).isEqualTo(200);
    try {
      String contract = desk.freeze(hr);
      ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
      desk.bankCard(phone);
      desk.readAndSign(phone);
      desk.sealAndWait(keeper, contract);
      byte[] pdf = hr.get("/api/v1/contracts/" + contract + "/document").body();
      byte[] file = evidence(hr, contract);

      EvidencePackage pack = EvidencePackage.open(file, PackageLimits.DEFAULT);
      Member seal =
          pack.manifest().withRole(MemberRole.ATTACHMENT).stream()
              .filter(member -> member.fileName().endsWith(".employer.ses"))
              .findFirst()
              .orElseThrow();
      SealSignature signature = SealReader.signature(pack.content(seal));
      assertThat(signature.statement().documentDigest()).isEqualTo(Digest.sm3(pdf).bytes());
      assertThat(signature.timestamp()).isPresent();
      assertThat(ElectronicSealing.isOver(pack.content(seal), pdf)).isTrue();
      assertThat(ElectronicSealing.isOver(pack.content(seal), Arrays.copyOf(pdf, pdf.length + 1)))
          .isFalse();

      TrustBundle trust = TrustBundle.load(installation.directory("trust"));
      Verdict verdict =
          EvidenceVerifier.of(trust, Clock.systemUTC()).verify("p.evidence.zip", file);
      assertThat(verdict.checks())
          .filteredOn(check -> !check.passed())
          .extracting(CheckResult::code, CheckResult::answer)
          .isEmpty();
      assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
      assertThat(verdict.checks())
          .filteredOn(check -> check.subject().equals(seal.path()))
          .extracting(CheckResult::code)
          .contains(SealCode.values());
    } finally {
      assertThat(hr.post(SEAL + "/electronic", Map.of("use", false)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_contract_is_concluded_without_an_electronic_seal_that_does_not_pass() {
    var desk = new Desk(port, installation.data(), Residents.at(installation.authoritiesUri(), 5));
    ApiClient hr = desk.login("hr.jiangnan");
    await()
        .atMost(PATIENCE)
        .until(() -> hr.get(SEAL).json().path("seals").path(0).path("electronic").asBoolean());
    byte[] good = hr.get(SEAL + "/1/electronic").body();
    byte[] broken = good.clone();
    broken[broken.length - 1] ^= 1;
    assertThat(hr.post(SEAL + "/electronic", Map.of("use", true)).status()).isEqualTo(200);
    replace(hr, broken);
    try {
      String contract = desk.freeze(hr);
      ApiClient phone = desk.towardsIdentity(desk.invite(hr, contract), "bank-card");
      desk.bankCard(phone);
      desk.readAndSign(phone);
      desk.sealAndWait(desk.login("seal.jiangnan"), contract);

      assertThat(hr.get("/api/v1/contracts/" + contract + "/timeline").json().toString())
          .contains("contract.concluded", "electronic-sealing.left-out")
          .doesNotContain("electronic-sealing.done");
    } finally {
      replace(hr, good);
      assertThat(hr.post(SEAL + "/electronic", Map.of("use", false)).status()).isEqualTo(200);
    }
  }

  /** Another electronic seal of the organisation in the database, which lets nobody do so. */
  private void replace(ApiClient hr, byte[] encoded) {
    UUID tenant =
        UUID.fromString(hr.get("/api/v1/organisations/mine").json().path("id").asString());
    JdbcClient owner = JdbcClient.create(migrator);
    owner.sql("grant update (encoded) on electronic_seal to app").update();
    try {
      int rows =
          tenancy.inTransaction(
              new Actor.Platform(tenant),
              () ->
                  jdbc.sql("update electronic_seal set encoded = ? where tenant_id = ?")
                      .param(encoded)
                      .param(tenant)
                      .update());
      assertThat(rows).isEqualTo(1);
    } finally {
      owner.sql("revoke update (encoded) on electronic_seal from app").update();
    }
  }

  private byte[] evidence(ApiClient hr, String contract) {
    UUID tenant =
        UUID.fromString(hr.get("/api/v1/organisations/mine").json().path("id").asString());
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsMatching(Refusal.class::isInstance)
        .until(
            () ->
                tenancy.as(
                    new Actor.Platform(tenant),
                    () -> packages.build(StreamId.contract(UUID.fromString(contract)))),
            Objects::nonNull);
  }
}
