package cn.laborproof.signing.supervision.panorama;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.supervision.roster.Rosters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What statistics and other offices published, for those who lay it beside findings. */
@Service
public class PublishedFigures {
  private final PanoramaRows rows;
  private final Tenancy tenancy;

  PublishedFigures(PanoramaRows rows, Tenancy tenancy) {
    this.rows = rows;
    this.tenancy = tenancy;
  }

  /**
   * A figure.
   *
   * @param indicator code of the fact's column
   * @param sector GB/T 4754 code, or empty
   * @param period its last month, {@code 2026-06}
   */
  public record Published(
      String region,
      String indicator,
      String sector,
      String period,
      BigDecimal value,
      String source) {}

  /**
   * The day the first facts came in that the current actor may see: before it nothing was known.
   */
  public Optional<LocalDate> knownSince() {
    return tenancy.inTransaction(
        () -> rows.deliveries().map(each -> LocalDate.ofInstant(each.first(), Rosters.ZONE)));
  }

  /** Of each the last of some months, as far as the current actor may see them. */
  public List<Published> latest(YearMonth from, YearMonth to) {
    return tenancy.inTransaction(() -> {
      Map<List<String>, Published> latest = new LinkedHashMap<>();
      rows.figures(from, to)
          .forEach(figure ->
              latest.putIfAbsent(
                  List.of(figure.region(), figure.indicator(), figure.sector()),
                  new Published(
                      figure.region(),
                      figure.indicator(),
                      figure.sector(),
                      figure.period().toString(),
                      figure.value(),
                      figure.source())));
      return List.copyOf(latest.values());
    });
  }
}
