package cn.laborproof.signing.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.supervision.finding.FindingTotals;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A finding that the hubs of a city and of its district both hold counts once. */
@ServiceTest
class FindingsHeldTwiceTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private static final String OTHERWISE = "另一数据仓有同键不同事实的发现";

  @LocalServerPort int port;
  @Autowired Installation installation;
  @Autowired Accounts accounts;
  @Autowired Tenancy tenancy;
  @Autowired FindingTotals totals;
  @Autowired JdbcClient jdbc;

  /** Each test has a city of its own: what another left standing there would count. */
  private String region = "";

  private final UUID cityOffice = UUID.randomUUID();
  private final UUID districtOffice = UUID.randomUUID();
  private ApiClient city;
  private ApiClient district;

  private void in(String region) {
    this.region = region;
    var supervised = new Supervised(port, installation.data());
    city = supervised.inspectorOf(accounts, tenancy, cityOffice, region);
    district = supervised.inspectorOf(accounts, tenancy, districtOffice, region + "02");
  }

  @Test
  void it_stands_once_in_lists_sums_and_months_until_both_hubs_let_it_go() {
    in("4301");
    deliver(city, "0");
    long alone = listed(city);
    assertThat(alone).isPositive();
    deliver(district, "0");
    assertThat(held(cityOffice))
        .as("both hubs hold it")
        .isEqualTo(held(districtOffice))
        .isPositive();
    assertThat(listed(city)).isEqualTo(alone);
    assertThat(listed(district)).isEqualTo(alone);
    sums(inspector(cityOffice, region), alone);
    sums(inspector(districtOffice, region + "02"), alone);

    deliver(city, "5000");
    assertThat(held(cityOffice)).as("the city's hub has seen the payment").isZero();
    assertThat(listed(city)).as("the district's has not").isEqualTo(alone);
    deliver(district, "5000");
    assertThat(listed(city)).isZero();
    sums(inspector(cityOffice, region), 0);
  }

  @Test
  void two_persons_of_one_employer_are_two_findings_whichever_hub_speaks_of_them() {
    in("4304");
    deliver(city, "0");
    long alone = listed(city);
    deliver(district, "0", "HT-OTHER");
    assertThat(held(districtOffice)).isPositive();
    assertThat(listed(city)).isGreaterThan(alone);
  }

  @Test
  void one_key_for_two_persons_of_two_hubs_is_two_findings_and_each_card_says_so() {
    in("4305");
    deliver(city, "0");
    long alone = listed(city);
    assertThat(elsewhere(city)).isZero();
    assertThat(city.page("/findings?origin=facts")).doesNotContain(OTHERWISE);
    deliver(district, "1000");
    assertThat(listed(city)).as("the same key, other wages").isEqualTo(2 * alone);
    assertThat(elsewhere(city)).isPositive();
    sums(inspector(cityOffice, region), 2 * alone);
    assertThat(city.page("/findings?origin=facts"))
        .contains(OTHERWISE)
        .contains("/findings?employer=E-HELD-4305&amp;rule=wage-arrears&amp;asOf=" + TODAY);

    deliver(district, "0");
    assertThat(listed(city)).as("corrected: one person after all").isEqualTo(alone);
    assertThat(elsewhere(city)).isZero();
  }

  @Test
  void an_office_is_not_told_of_other_facts_in_a_hub_it_does_not_see() {
    in("4306");
    deliver(city, "0", "HT-P1", false);
    deliver(district, "1000");
    assertThat(elsewhere(district)).isZero();
    assertThat(elsewhere(city)).isPositive();
  }

  private long elsewhere(ApiClient reader) {
    long said = 0;
    for (JsonNode finding :
        reader.get("/api/v1/findings?size=200&origin=facts").json().path("findings")) {
      said += finding.path("heldOtherwise").asBoolean() ? 1 : 0;
    }
    return said;
  }

  private void sums(Actor.Official reader, long expected) {
    tenancy.as(
        reader,
        () -> {
          assertThat(totals.today(6).findings()).isEqualTo(expected);
          assertThat(totals.onFacts(TODAY).stream().mapToLong(FindingTotals.OfRule::findings).sum())
              .isEqualTo(expected);
          assertThat(totals.standing(List.of(TODAY)).getFirst().findings()).isEqualTo(expected);
          return expected;
        });
  }

  private long listed(ApiClient reader) {
    return reader.get("/api/v1/findings?size=1&origin=facts").json().path("total").asLong(-1);
  }

  private long held(UUID office) {
    return tenancy.inTransaction(
        inspector(office, region),
        () ->
            jdbc.sql("select count(*) from fact_finding where tenant_id = ? and closed_at is null")
                .param(office)
                .query(Long.class)
                .single());
  }

  private static Actor.Official inspector(UUID office, String region) {
    return new Actor.Official(office, office, region, Role.INSPECTOR, "x");
  }

  private void deliver(ApiClient office, String paid) {
    deliver(office, paid, "HT-P1");
  }

  private void deliver(ApiClient office, String paid, String person) {
    deliver(office, paid, person, true);
  }

  /** Without a register of employers the hub takes its own division for the seat. */
  private void deliver(ApiClient office, String paid, String person, boolean seat) {
    YearMonth month = YearMonth.from(TODAY).minusMonths(4);
    if (seat) {
      Supervised.deliver(
          office, "employers", "employer,name,region\nE-HELD-%1$s,两级试验,%1$s02\n".formatted(region));
    }
    Supervised.deliver(
        office,
        "wages",
        "employer,person,month,due,paid\nE-HELD-%s,%s,%s,5000,%s\n"
            .formatted(region, person, month, paid));
    Supervised.untilJudged(office);
  }
}
