package cn.laborproof.signing.supervision.ranking;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.CsvExport;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.ranking.RankingModels.Act;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The order of looking for the pages' own acts; people of offices alone, no program. */
@RestController
@RequestMapping("/api/v1/risk")
@Allow(Role.INSPECTOR)
class RankingApi {

  private static final List<String> COLUMNS =
      List.of("place", "code", "name", "region", "workers", "band", "findings", "reasons");

  private final RankingModels models;
  private final RankingViews views;
  private final IdSource ids;

  RankingApi(RankingModels models, RankingViews views, IdSource ids) {
    this.models = models;
    this.views = views;
    this.ids = ids;
  }

  /**
   * A page of the order.
   *
   * @param label what it is and is not
   * @param model null while none is switched on
   */
  record RankingPage(
      String label,
      @Nullable UUID model,
      @Nullable LocalDate orderedOn,
      boolean ordering,
      long total,
      int page,
      int size,
      boolean more,
      List<RankingViews.PlaceView> employers) {}

  record ModelList(List<RankingViews.ModelView> models) {}

  /**
   * Asks for a model.
   *
   * @param id what makes a second press of the same button the same model
   */
  record ModelInput(@Nullable UUID id) {}

  /**
   * What somebody does about a model.
   *
   * @param act activate, refuse, withdraw or order
   */
  record ActInput(@Nullable String act, @Nullable String note) {}

  @GetMapping("/ranking")
  RankingPage page(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String findings,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Locale locale) {
    RankingModels.Page found = models.page(RankingFilter.asked(region, text, findings, page, size));
    return new RankingPage(
        views.words("ranking.what", locale),
        found.model().map(OrderModel::id).orElse(null),
        found.model().flatMap(OrderModel::orderedOn).orElse(null),
        found.model().filter(OrderModel::ordering).isPresent(),
        found.total(),
        found.filter().page(),
        found.filter().size(),
        found.more(),
        found.employers().stream().map(each -> views.place(each, locale)).toList());
  }

  @GetMapping("/ranking.csv")
  void export(
      @RequestParam(defaultValue = "") String region,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String findings,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    RankingFilter filter = RankingFilter.asked(region, text, findings, 0, 1);
    CsvExport.stream(
        response,
        "ranking.csv",
        COLUMNS.stream().map(column -> views.words("ranking.column." + column, locale)).toList(),
        rows -> models.each(filter, each -> rows.accept(cells(views.place(each, locale)))));
  }

  private static List<String> cells(RankingViews.PlaceView place) {
    return List.of(
        Integer.toString(place.place()),
        place.employer(),
        place.name(),
        place.region(),
        Integer.toString(place.workers()),
        place.band(),
        Long.toString(place.findings()),
        place.reasons().stream()
            .map(reason -> reason.label() + " " + reason.value())
            .collect(Collectors.joining("; ")));
  }

  @GetMapping("/ranking-models")
  ModelList newest(Locale locale) {
    return new ModelList(
        models.newest().stream().map(model -> views.summary(model, locale)).toList());
  }

  @PostMapping("/ranking-models")
  @ResponseStatus(HttpStatus.CREATED)
  RankingViews.ModelView ask(@RequestBody ModelInput input, Locale locale) {
    return shown(models.ask(Objects.requireNonNullElseGet(input.id(), ids::next)), locale);
  }

  @GetMapping("/ranking-models/{id}")
  RankingViews.ModelView one(@PathVariable UUID id, Locale locale) {
    return shown(id, locale);
  }

  @PostMapping("/ranking-models/{id}/acts")
  RankingViews.ModelView act(@PathVariable UUID id, @RequestBody ActInput input, Locale locale) {
    models.act(
        id,
        switch (Objects.requireNonNullElse(input.act(), "")) {
          case "activate" -> Act.ACTIVATE;
          case "refuse" -> Act.REFUSE;
          case "withdraw" -> Act.WITHDRAW;
          case "order" -> Act.ORDER;
          default -> throw new Refusal(CommonRefusal.UNREADABLE);
        },
        Objects.requireNonNullElse(input.note(), ""));
    return shown(id, locale);
  }

  private RankingViews.ModelView shown(UUID id, Locale locale) {
    RankingModels.Told told = models.find(id);
    return views.model(told, models.possible(told.model()), locale);
  }
}
