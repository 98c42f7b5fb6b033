package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Marks of a delivery reach whoever sees what follows from it, and codes are understood. */
@ServiceTest
class MarkedSourcesTest {

  @LocalServerPort int port;
  @Autowired Installation installation;

  private final String employer = company();
  private ApiClient inspector;

  @BeforeEach
  void login() {
    inspector = new Supervised(port, installation.data()).login("inspector");
  }

  @Test
  void a_contract_entered_twice_is_marked_in_lists_beside_its_line_and_on_findings() {
    String head = "单位,人员,合同编号,期限类型,订立日期,起始日期,截止日期,试用期截止日期\n";
    JsonNode summary =
        deliver(
            "contracts",
            head
                + "%1$s,p1,HT-1,固定期限,2023-01-01,2023-01-01,2025-12-31,2023-09-30\n"
                    .formatted(employer)
                + "%1$s,p1,HT-1,固定期限,2023-01-09,2023-01-09,2025-12-31,2023-09-30\n"
                    .formatted(employer));
    assertThat(summary.path("rejected").asLong()).isZero();
    String batch = summary.path("batch").asString();
    assertThat(summary.path("marked").toString()).contains("contract-twice");
    assertThat(page("/facts")).contains("同一合同可能以不同日期录入两次");
    assertThat(page("/facts/" + batch + "?line=3")).contains("本行所在批次有需要人工核看的提示").contains("2~3");

    Supervised.untilJudged(inspector);
    JsonNode found =
        Supervised.findings(inspector, "origin=facts&employer=" + employer).stream()
            .filter(each -> each.path("rule").asString().equals("probation-too-long"))
            .findFirst()
            .orElseThrow();
    assertThat(found.path("markedSources").path(0).path("batch").asString()).isEqualTo(batch);
    assertThat(found.path("markedSources").toString()).contains("contract-twice");
    assertThat(page("/findings?origin=facts&employer=" + employer)).contains("来源批次有核看提示");
    assertThat(Supervised.findings(inspector, "origin=facts&employer=" + employer))
        .as("one contract has one probation")
        .noneMatch(each -> each.path("rule").asString().equals("probation-twice"));
  }

  @Test
  void a_delivery_without_marks_marks_nothing() {
    String clean = company();
    JsonNode summary =
        deliver(
            "contracts",
            "employer,person,contract,kind,concluded_on,starts_on,ends_on,probation_ends_on\n%s,p1,HT-2,TASK,2023-01-01,2023-01-01,,2023-03-31\n"
                .formatted(clean));
    assertThat(summary.path("marked")).isEmpty();
    Supervised.untilJudged(inspector);
    assertThat(Supervised.findings(inspector, "origin=facts&employer=" + clean))
        .isNotEmpty()
        .allMatch(each -> each.path("markedSources").isEmpty());
    assertThat(page("/findings?origin=facts&employer=" + clean)).doesNotContain("来源批次有核看提示");
  }

  @Test
  void an_unknown_code_is_answered_with_those_there_are() {
    JsonNode summary =
        deliver(
            "employments",
            "employer,person,form,first_working_day\n%1$s,p2,直接用工,2026-01-05\n%1$s,p3,劳务派遣,2026-01-05\n"
                .formatted(company()));
    assertThat(summary.path("added").asLong()).isEqualTo(1);
    JsonNode line =
        inspector
            .get("/api/v1/risk/batches/" + summary.path("batch").asString())
            .json()
            .path("rejectedLines")
            .path(0);
    assertThat(line.path("reason").asString()).isEqualTo("UNKNOWN_CODE");
    assertThat(line.path("text").asString()).contains("直接用工 DIRECT").contains("非全日制 PART_TIME");
  }

  /** Lower case is read as upper case. */
  private static String company() {
    return ("MK-" + UUID.randomUUID()).toUpperCase(Locale.ROOT);
  }

  private String page(String path) {
    return new String(inspector.get(path).body(), StandardCharsets.UTF_8);
  }

  private JsonNode deliver(String kind, String csv) {
    ApiClient.Answer answer =
        inspector.upload(
            "/api/v1/risk/facts/" + kind + "?issued=" + Instant.now(),
            csv.getBytes(StandardCharsets.UTF_8),
            "text/csv");
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().path("summary");
  }
}
