package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.database.TestPostgres;
import cn.laborproof.signing.signing.ApiClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** What tests of draws and of the inspections after them have in common. */
final class DrawSteps {

  /** Why nobody is drawn among the inspectors of a small office. */
  static final String ALL = "本机关只有这些监察员，法定每次不少于两人。";

  static final String DRAWS = "/api/v1/inspection/draws";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private DrawSteps() {}

  static void employers(ApiClient office, int count) {
    StringBuilder csv = new StringBuilder("employer,name,region,scope\n");
    for (int i = 1; i <= count; i++) {
      csv.append("E-DRAW-%d,抽查试验%d有限公司,330199,%s\n".formatted(i, i, i % 2 == 0 ? "F51" : "C33"));
    }
    Supervised.deliver(office, "employers", csv.toString());
  }

  /** As nobody of the service can: for what only time or a mistake would bring about. */
  static void superuser(Environment environment, String sql) throws SQLException {
    String url = environment.getRequiredProperty("laborproof.postgres.url");
    try (Connection connection = TestPostgres.asSuperuser(url);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  static Map<String, Object> asked() {
    var asked = new HashMap<String, Object>();
    asked.put("id", UUID.randomUUID().toString());
    asked.put("title", "四季度随机抽查");
    asked.put("take", 3);
    asked.put("each", 2);
    return asked;
  }

  static ApiClient.Answer act(ApiClient client, String id, Map<String, ?> act) {
    return client.post(DRAWS + "/" + id + "/acts", act);
  }

  static void awaitLot(ApiClient client, String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> client.get(DRAWS + "/" + id).json().path("lot").has("root"));
  }
}
