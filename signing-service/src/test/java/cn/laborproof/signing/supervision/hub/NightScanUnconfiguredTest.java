package cn.laborproof.signing.supervision.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation that names no program that scans, as this one of most tests. */
@ServiceTest
class NightScanUnconfiguredTest {

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired ScanTask task;
  @Autowired JdbcClient jdbc;

  @Test
  void the_page_says_that_nothing_is_configured_and_no_night_is_appointed() {
    ApiClient inspector = new Desk(port, installation.data(), Map.of()).login("inspector");
    inspector.upload(
        "/api/v1/risk/facts/wages",
        "employer,person,month,due,paid\nE-SCAN,P1,2026-01,5000,5000\n"
            .getBytes(StandardCharsets.UTF_8),
        "text/csv");
    assertThat(new String(inspector.get("/scans").body(), StandardCharsets.UTF_8))
        .contains("未配置")
        .doesNotContain("id=\"ask\"");
    assertThat(inspector.get("/api/v1/risk/scans").json().path("configured").asBoolean()).isFalse();
    assertThat(inspector.post("/api/v1/risk/scans", Map.of()).code())
        .isEqualTo("scan-not-configured");
    UUID office = UUID.randomUUID();
    task.appoint(office);
    assertThat(
            jdbc.sql(
                    "select count(*) from scheduled_tasks where task_instance like :mine and task_name = :task")
                .param("mine", office + "/%")
                .param("task", ScanTask.TASK)
                .query(Long.class)
                .single())
        .isZero();
    ApiClient house = new Desk(port, installation.data(), Map.of()).login("hr.jiangnan");
    assertThat(house.get("/scans").status()).isEqualTo(403);
    assertThat(house.get("/api/v1/risk/scans").status()).isEqualTo(403);
  }
}
