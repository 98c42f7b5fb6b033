package cn.laborproof.signing.supervision;

import static cn.laborproof.signing.supervision.DrawSteps.ALL;
import static cn.laborproof.signing.supervision.DrawSteps.DRAWS;
import static cn.laborproof.signing.supervision.DrawSteps.act;
import static cn.laborproof.signing.supervision.DrawSteps.asked;
import static cn.laborproof.signing.supervision.DrawSteps.awaitLot;
import static cn.laborproof.signing.supervision.DrawSteps.employers;
import static cn.laborproof.signing.supervision.DrawSteps.superuser;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.JourneyTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** What comes of a draw, over HTTP: results, publication, measures and the lists they open. */
@JourneyTest
class InspectionTaskTest {

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired Environment environment;

  @Test
  void what_was_drawn_is_inspected_by_those_drawn_and_published_without_persons() throws Exception {
    var supervised = new Supervised(port, installation.data());
    UUID office = UUID.randomUUID();
    ApiClient one = supervised.inspectorOf(accounts, tenancy, office, "330196");
    ApiClient two = supervised.inspectorOf(accounts, tenancy, office, "330196");
    employers(one, 4);
    var asked = asked();
    asked.put("take", 2);
    asked.put("reason", ALL);
    String id = one.post(DRAWS, asked).json().path("draw").path("id").asString();
    awaitLot(one, id);
    assertThat(act(one, id, Map.of("act", "draw")).status()).isEqualTo(200);
    JsonNode tasks = one.get("/api/v1/inspection/tasks?draw=" + id).json().path("tasks");
    assertThat(tasks).hasSize(2);
    String first = "/api/v1/inspection/tasks/" + tasks.path(0).path("id").asString();
    String second = "/api/v1/inspection/tasks/" + tasks.path(1).path("id").asString();

    ApiClient other = supervised.inspectorOf(accounts, tenancy, office, "330196");
    assertThat(other.post(first + "/acts", Map.of("act", "find-nothing", "note", "没有去过现场")).code())
        .isEqualTo("not-the-inspector");
    assertThat(one.post(first + "/acts", Map.of("act", "order", "note", "未订立书面劳动合同")).code())
        .isEqualTo("invalid-input");
    String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(10).toString();
    Map<String, String> order =
        Map.of(
            "id", UUID.randomUUID().toString(),
            "act", "order",
            "day", day,
            "articles", "劳动合同法 第10条\n劳动合同法 第82条",
            "note", "甲某等三人未订立书面劳动合同");
    assertThat(one.post(first + "/acts", order).status()).isEqualTo(200);
    JsonNode ordered = one.post(first + "/acts", order).json();
    assertThat(ordered.path("history")).as("pressed twice").hasSize(1);
    assertThat(ordered.path("task").path("standing").asString()).isEqualTo("rectifying");
    assertThat(two.post(first + "/acts", Map.of("act", "refer", "note", "还没有到期")).code())
        .isEqualTo("inspection-order-not-overdue");
    assertThat(two.post(first + "/acts", Map.of("act", "publish")).code()).isEqualTo("wrong-state");
    two.post(first + "/acts", Map.of("act", "submit", "note", "已补签三份合同"));
    JsonNode done = two.post(first + "/acts", Map.of("act", "accept", "note", "已核对原件")).json();
    assertThat(done.path("possible").toString()).contains("publish");
    JsonNode credit =
        one.get("/api/v1/credit/entries?employer=" + tasks.path(0).path("employer").asString())
            .json()
            .path("entries")
            .path(0);
    assertThat(credit.path("kind").asString()).isEqualTo("rectified-in-time");
    assertThat(first).endsWith(credit.path("opens").asString("?"));
    assertThat(one.post(second + "/acts", Map.of("act", "find-nothing", "note", "未发现问题")).status())
        .isEqualTo(200);

    ApiClient anybody = new ApiClient(port);
    String open = "/api/v1/public/inspections?region=330196";
    assertThat(anybody.get(open).json().path("results")).isEmpty();
    assertThat(other.post(first + "/acts", Map.of("act", "publish")).status()).isEqualTo(200);
    String published = anybody.get(open).json().path("results").toString();
    assertThat(published)
        .contains("rectified")
        .contains("第82条")
        .doesNotContain("甲某")
        .doesNotContain("四季度随机抽查")
        .doesNotContain("监察员");

    JsonNode measures = one.get("/api/v1/inspection/measures").json().path("measures");
    JsonNode whole = measures.path(0);
    assertThat(whole.has("inspector")).isFalse();
    assertThat(whole.path("tasks").asInt()).isEqualTo(2);
    assertThat(whole.path("recorded").asInt()).isEqualTo(2);
    assertThat(whole.path("problemPercent").asInt()).isEqualTo(50);

    superuser(
        environment,
        "update inspection_task set inspector_names = array_fill(text '改名', array[cardinality(inspectors)]) where id = '%s'"
            .formatted(tasks.path(0).path("id").asString()));
    ApiClient beside = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330196");
    employers(beside, 1);
    asked.put("id", UUID.randomUUID().toString());
    asked.put("take", 1);
    asked.put("each", 1);
    asked.put("reason", ALL);
    String theirs = beside.post(DRAWS, asked).json().path("draw").path("id").asString();
    awaitLot(beside, theirs);
    assertThat(act(beside, theirs, Map.of("act", "draw")).status()).isEqualTo(200);
    List<JsonNode> measured = new ArrayList<>();
    one.get("/api/v1/inspection/measures").json().path("measures").forEach(measured::add);
    for (JsonNode each : measured) {
      String counted =
          "/api/v1/inspection/tasks?office=%s&inspector=%s"
              .formatted(each.path("office").asString(), each.path("account").asString(""));
      assertThat(total(one, counted)).isEqualTo(each.path("tasks").asInt());
      assertThat(total(one, counted + "&standing=recorded"))
          .isEqualTo(each.path("recorded").asInt());
      assertThat(total(one, counted + "&standing=problem"))
          .isEqualTo(each.path("problems").asInt());
      assertThat(total(one, counted + "&standing=overdue")).isZero();
    }
    JsonNode paged = one.get("/api/v1/inspection/tasks?size=1&page=1").json();
    assertThat(paged.path("total").asInt()).isEqualTo(3);
    assertThat(paged.path("more").asBoolean()).isTrue();
    assertThat(paged.path("tasks").path(0).path("id").asString())
        .as("what is not finished, then what was finished last")
        .isEqualTo(tasks.path(1).path("id").asString());
    assertThat(one.get("/api/v1/inspection/tasks?standing=nowhere").status()).isEqualTo(400);
    JsonNode older = one.get(DRAWS + "?size=1&page=1").json();
    assertThat(older.path("total").asInt()).isEqualTo(2);
    assertThat(older.path("draws").path(0).path("id").asString()).isEqualTo(id);
    assertThat(measured)
        .as("offices of one region are measured each for itself")
        .filteredOn(each -> !each.has("inspector"))
        .extracting(each -> each.path("tasks").asInt())
        .containsExactlyInAnyOrder(2, 1);
    assertThat(measured)
        .as("who was renamed is one person")
        .filteredOn(each -> each.has("inspector"))
        .extracting(each -> each.path("tasks").asInt())
        .containsExactlyInAnyOrder(2, 2, 1);

    ApiClient elsewhere = supervised.inspectorOf(accounts, tenancy, UUID.randomUUID(), "330195");
    assertThat(elsewhere.get(first).status()).isEqualTo(404);
    assertThat(elsewhere.get("/api/v1/inspection/measures").json().path("measures")).isEmpty();
  }

  private static int total(ApiClient client, String path) {
    return client.get(path).json().path("total").asInt(-1);
  }
}
