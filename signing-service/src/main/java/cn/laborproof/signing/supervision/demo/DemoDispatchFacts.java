package cn.laborproof.signing.supervision.demo;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.organisation.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What departments know of dispatch in the demo city, as lines of facts. Every company is invented;
 * people are keys without a person behind them. The same day gives the same lines.
 */
final class DemoDispatchFacts {

  /** Months of insurance that are known. */
  private static final int MONTHS = 4;

  private static final String[] POSTS = {"操作工", "保洁", "客服", "收银", "仓管", "保安", "行政助理"};
  private static final String[] NATURES = {
    "AUXILIARY", "AUXILIARY", "TEMPORARY", "AUXILIARY", "SUBSTITUTE", "AUXILIARY", "", "OTHER"
  };
  private static final int[] TERMS = {6, 24, 12, 24, 3, 18, 24, 36};
  private static final String[] PLACES = {
    "330106", "330106", "330105", "330106", "330110", "330109"
  };

  /**
   * A dispatch firm.
   *
   * @param number its place, part of its code
   * @param licenceEnds days from today to the end of its licence; {@link Integer#MIN_VALUE}: none
   * @param capital registered capital in yuan
   * @param workers people it sends
   * @param market head-count of the market register; 0: not reported
   * @param tax head-count of the tax register; 0: not reported
   */
  record FirmOfCity(
      int number, String name, int licenceEnds, String capital, int workers, int market, int tax) {
    String code() {
      return DemoDispatchFacts.code("MA2DPA0", number);
    }
  }

  static final int UNLICENSED = Integer.MIN_VALUE;

  static final List<FirmOfCity> FIRMS =
      List.of(
          new FirmOfCity(1, "钱江人力资源有限公司（演示）", 700, "5000000", 46, 58, 51),
          new FirmOfCity(2, "西湖众联劳务派遣有限公司（演示）", 40, "2000000", 38, 38, 30),
          new FirmOfCity(3, "之江劳务服务有限公司（演示）", -25, "2000000", 12, 0, 12),
          new FirmOfCity(4, "同舟人才服务有限公司（演示）", 400, "2200000", 0, 4, 3),
          new FirmOfCity(5, "三墩蓝领劳务有限公司（演示）", UNLICENSED, "500000", 9, 15, 0),
          new FirmOfCity(6, "文一路人力资源有限公司（演示）", 520, "1800000", 24, 31, 27),
          new FirmOfCity(7, "龙井人才派遣有限公司（演示）", 610, "3000000", 31, 33, 33),
          new FirmOfCity(8, "湖墅人力资源有限公司（演示）", 310, "2000000", 18, 40, 19));

  static final List<String> UNITS =
      List.of(
          "云栖智造有限公司（演示）",
          "西溪商贸有限公司（演示）",
          "湖滨物业服务有限公司（演示）",
          "古荡电子有限公司（演示）",
          "转塘物流有限公司（演示）",
          "翠苑餐饮管理有限公司（演示）",
          "留下纺织有限公司（演示）",
          "北山酒店管理有限公司（演示）");

  /** Units whose own people are registered too, and how many. */
  private static final int[] OWN = {40, 90, 0, 36, 0, 0, 0, 0};

  private final Map<FactKind, StringBuilder> lines = new EnumMap<>(FactKind.class);
  private final LocalDate today;

  private DemoDispatchFacts(LocalDate today) {
    this.today = today;
    head(FactKind.EMPLOYERS, "employer,name,region,valid_from,scope,status");
    head(FactKind.LICENCES, "firm,licence,valid_from,valid_to,registered_capital");
    head(
        FactKind.DISPATCH,
        "firm,user,person,starts_on,ends_on,post,nature,hours_form,workplace_region,birth_year");
    head(FactKind.EMPLOYMENTS, "employer,person,form,first_working_day");
    head(FactKind.CONTRACTS, "employer,person,contract,kind,concluded_on,starts_on,ends_on");
    head(FactKind.INSURANCE, "employer,person,month,status");
    head(FactKind.HEADCOUNTS, "employer,register,counted_on,persons");
  }

  /** Lines of each kind with their header, as of a day. */
  static Map<FactKind, String> on(LocalDate today) {
    var facts = new DemoDispatchFacts(today);
    for (int unit = 0; unit < UNITS.size(); unit++) {
      facts.unit(unit);
    }
    FIRMS.forEach(facts::firm);
    Map<FactKind, String> csv = new EnumMap<>(FactKind.class);
    facts.lines.forEach((kind, text) -> csv.put(kind, text.toString()));
    return csv;
  }

  private void unit(int unit) {
    String code = unitCode(unit + 1);
    line(FactKind.EMPLOYERS, code, UNITS.get(unit), "330106", "2015-01-01", "C39", "ACTIVE");
    for (int i = 0; i < OWN[unit]; i++) {
      employed(code, "U%d-%03d".formatted(unit + 1, i + 1), 90 + i * 3 % 500, true);
    }
  }

  private void firm(FirmOfCity firm) {
    String code = firm.code();
    line(FactKind.EMPLOYERS, code, firm.name(), "330106", "2016-01-01", "L726", "ACTIVE");
    if (firm.licenceEnds() != UNLICENSED) {
      LocalDate ends = today.plusDays(firm.licenceEnds());
      line(
          FactKind.LICENCES,
          code,
          "浙演派 2024%03d".formatted(firm.number()),
          ends.minusYears(3).plusDays(1),
          ends,
          firm.capital());
    }
    LocalDate counted = LocalDate.of(today.getYear() - 1, 12, 31);
    if (firm.market() > 0) {
      line(FactKind.HEADCOUNTS, code, "MARKET", counted, firm.market());
    }
    if (firm.tax() > 0) {
      LocalDate month = today.withDayOfMonth(1).minusDays(1);
      line(FactKind.HEADCOUNTS, code, "TAX", month, firm.tax());
    }
    for (int i = 0; i < firm.workers(); i++) {
      sent(firm, i);
    }
  }

  private void sent(FirmOfCity firm, int i) {
    int mix = firm.number() * 7 + i;
    String person = "D%d-%03d".formatted(firm.number(), i + 1);
    int months = TERMS[mix % TERMS.length];
    int ago = 20 + mix * 11 % (months * 28 - 19);
    LocalDate start = today.minusDays(ago);
    line(
        FactKind.DISPATCH,
        firm.code(),
        unitCode(1 + (firm.number() * 3 + i % (2 + firm.number() % 4)) % UNITS.size()),
        person,
        start,
        mix % 19 == 0 ? "" : start.plusMonths(months).minusDays(1),
        POSTS[mix % POSTS.length],
        NATURES[mix % NATURES.length],
        "FULL_TIME",
        PLACES[mix % PLACES.length],
        mix % 23 == 0 ? "" : today.getYear() - 19 - mix * 13 % 41);
    employed(firm.code(), person, ago, mix % 9 != 0);
  }

  private void employed(String employer, String person, int daysAgo, boolean insured) {
    LocalDate start = today.minusDays(daysAgo);
    line(FactKind.EMPLOYMENTS, employer, person, "DIRECT", start);
    line(
        FactKind.CONTRACTS,
        employer,
        person,
        "C-" + person,
        "FIXED",
        start,
        start,
        start.plusYears(daysAgo < 700 ? 2 : 5).minusDays(1));
    for (int back = 1; back <= MONTHS; back++) {
      YearMonth month = YearMonth.from(today).minusMonths(back);
      if (!month.isBefore(YearMonth.from(start))) {
        line(FactKind.INSURANCE, employer, person, month, insured ? "PAID" : "UNPAID");
      }
    }
  }

  private void head(FactKind kind, String columns) {
    lines.put(kind, new StringBuilder(columns).append('\n'));
  }

  private void line(FactKind kind, Object... cells) {
    StringBuilder text = lines.computeIfAbsent(kind, _ -> new StringBuilder());
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : ",").append(cells[i]);
    }
    text.append('\n');
  }

  /** The code of a user unit, by its place from 1. */
  static String unitCode(int number) {
    return code("MA2UNT0", number);
  }

  private static String code(String body, int number) {
    return UnifiedSocialCreditCode.completing("91330106" + body + "%02d".formatted(number)).value();
  }
}
