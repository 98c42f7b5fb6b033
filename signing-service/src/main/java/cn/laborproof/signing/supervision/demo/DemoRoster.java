package cn.laborproof.signing.supervision.demo;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.identity.WorkerKeys;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.supervision.paper.Declaration;
import cn.laborproof.signing.supervision.paper.PaperContracts;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Gives the second employer of the demo city a roster at first start, so that an inspector at once
 * sees somebody working for more than a month without a written contract known here, another near
 * the end of the month, a contract about to expire and a dispatched share above ten per cent.
 * Everybody is invented; 王五 and 赵六 stand in the demo population register, so their contracts can be
 * signed and their findings go away.
 */
@Component
@Order(20)
final class DemoRoster implements ApplicationRunner {

  private static final String HEAD = "姓名,身份证号,用工形式,用工之日,月工资,离职日期\n";
  private static final String OWN = "劳动合同";
  private static final String DISPATCHED = "劳务派遣";

  private static final List<Person> PEOPLE =
      List.of(
          new Person("王五", "500199198507200354", OWN, 100, "6800"),
          new Person("赵六", "500199197802090448", OWN, 24, "5600"),
          new Person("何静", "110100198804121017", OWN, 705, "9200"),
          new Person("吕明杰", "110100199208301024", OWN, 640, "8700"),
          new Person("曹娟", "110100199501171038", OWN, 18, "5200"),
          new Person("魏强", "110100199906031041", OWN, 15, "5200"),
          new Person("姜雪", "110100198409211055", OWN, 11, "7400"),
          new Person("许涛", "110100199712081067", OWN, 8, "6100"),
          new Person("严芳", "110100200105151073", OWN, 4, "5000"),
          new Person("金兰", "11010019900226108X", "非全日制", 60, ""),
          new Person("华勇", "110100199307111090", DISPATCHED, 220, "4900"),
          new Person("陶超", "11010019961019110X", DISPATCHED, 190, "4900"));

  /** Whose contract is on paper, and in how many days it ends; none is open-ended. */
  private static final List<Paper> PAPERS =
      List.of(
          new Paper("110100198804121017", 705, Optional.of(25)),
          new Paper("110100199208301024", 640, Optional.empty()));

  private final Installation installation;
  private final Rosters rosters;
  private final PaperContracts papers;
  private final WorkerKeys workers;
  private final Tenancy tenancy;
  private final Clock clock;

  DemoRoster(
      Installation installation,
      Rosters rosters,
      PaperContracts papers,
      WorkerKeys workers,
      Tenancy tenancy,
      Clock clock) {
    this.installation = installation;
    this.rosters = rosters;
    this.papers = papers;
    this.workers = workers;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  private record Person(String name, String number, String form, int daysAgo, String wage) {}

  private record Paper(String number, int concludedDaysAgo, Optional<Integer> endsInDays) {}

  @Override
  public void run(ApplicationArguments arguments) {
    if (installation.demo()) {
      tenancy.inTransaction(new Actor.Platform(DemoCity.SERVICE_COMPANY), this::settle);
    }
  }

  private boolean settle() {
    if (rosters.current(DemoCity.SERVICE_COMPANY).isPresent()) {
      return false;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Rosters.ZONE);
    String lines = PEOPLE.stream().map(person -> line(person, today)).collect(Collectors.joining());
    rosters.receive((HEAD + lines).getBytes(StandardCharsets.UTF_8));
    byte[] copy = copy();
    PAPERS.forEach(paper -> papers.declare(declaration(paper, today, copy)));
    return true;
  }

  private static String line(Person person, LocalDate today) {
    return "%s,%s,%s,%s,%s,\n"
        .formatted(
            person.name(),
            person.number(),
            person.form(),
            today.minusDays(person.daysAgo()),
            person.wage());
  }

  private Declaration declaration(Paper paper, LocalDate today, byte[] copy) {
    LocalDate concluded = today.minusDays(paper.concludedDaysAgo());
    return new Declaration(
        workers.of(DemoCity.SERVICE_COMPANY, new ResidentIdentityNumber(paper.number())),
        concluded,
        concluded,
        paper.endsInDays().map(today::plusDays),
        copy);
  }

  private static byte[] copy() {
    try (InputStream in =
        new ClassPathResource("supervision/demo-paper-contract.png").getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
