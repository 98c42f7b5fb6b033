package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.supervision.DemoChapter;
import cn.laborproof.signing.supervision.sample.Questionnaire.State;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A panel of the demo district, a questionnaire that workers have answered, and one that waits for
 * the city's employers. Every answer is invented.
 */
@Component
final class DemoPanel implements DemoChapter {
  private static final UUID PANEL = UUID.fromString("0199d000-0000-7000-8000-000000000401");
  private static final UUID ANSWERED = UUID.fromString("0199d000-0000-7000-8000-000000000402");
  private static final UUID OPEN = UUID.fromString("0199d000-0000-7000-8000-000000000403");
  private static final int DAYS = 30;

  /** Workers who answered, by stratum: a cell of few is hidden. */
  private static final int[] WORKERS = {9, 8, 2};

  /** Links of each stratum that nobody answers. */
  private static final int UNANSWERED = 2;

  private final Panels panels;
  private final Questionnaires questionnaires;
  private final Voices voices;
  private final Tenancy tenancy;
  private final IdSource ids;

  DemoPanel(
      Panels panels, Questionnaires questionnaires, Voices voices, Tenancy tenancy, IdSource ids) {
    this.panels = panels;
    this.questionnaires = questionnaires;
    this.voices = voices;
    this.tenancy = tenancy;
    this.ids = ids;
  }

  @Override
  public int place() {
    return 20;
  }

  @Override
  public boolean tell() {
    tenancy.as(DemoCity.DISTRICT, this::settle);
    return true;
  }

  private boolean settle() {
    panels.draw(
        new Panels.Asked(
            PANEL,
            "西湖区样本单位（演示）",
            DemoCity.REGION,
            List.of(
                new Stratum("C39", "", 4),
                new Stratum("L72", "", 3),
                new Stratum("I65", "", 2),
                new Stratum("C34", "", 1))));
    answered();
    questionnaires.make(asked(OPEN, true, false));
    if (state(OPEN) == State.DRAFT) {
      questionnaires.publish(OPEN);
    }
    return true;
  }

  private void answered() {
    questionnaires.make(asked(ANSWERED, false, true));
    if (state(ANSWERED) == State.DRAFT) {
      questionnaires.publish(ANSWERED);
    }
    if (state(ANSWERED) != State.OPEN) {
      return;
    }
    // What was told before the service stopped stays; the rest is told now. Answers count and not
    // links: a link somebody was about to answer is lost with the process that held it.
    for (int stratum = 0; stratum < WORKERS.length; stratum++) {
      int there = stratum;
      List<QuestionnaireRows.Tickets> made =
          questionnaires.find(ANSWERED).tickets().stream()
              .filter(each -> each.stratum() == there)
              .toList();
      int answered =
          Math.toIntExact(made.stream().mapToLong(QuestionnaireRows.Tickets::used).sum());
      int missing = WORKERS[stratum] - answered;
      if (missing > 0) {
        int spare = made.isEmpty() ? UNANSWERED : 0;
        List<Questionnaires.Link> links =
            questionnaires.invite(ANSWERED, ids.next(), stratum, missing + spare, DAYS);
        for (int i = 0; i < missing; i++) {
          String token = links.get(i).link().substring(links.get(i).link().indexOf('#') + 1);
          voices.answer(token, Voices.key(token), answers(stratum * 5 + answered + i));
        }
      }
    }
    questionnaires.close(ANSWERED);
  }

  private Questionnaires.Asked asked(UUID id, boolean employers, boolean workers) {
    return new Questionnaires.Asked(
        id, PANEL, panels.today().plusDays(DAYS), employers, workers, "");
  }

  private State state(UUID id) {
    return questionnaires.find(id).state();
  }

  private static List<Answers.Given> answers(int worker) {
    return List.of(
        one("contract-written", worker % 6 == 5 ? "no" : "yes"),
        one("contract-copy", worker % 3 == 2 ? "no" : "yes"),
        one("wages-on-time", worker % 5 == 4 ? "late" : "yes"),
        one("hours", "" + (40 + worker % 4 * 4)),
        one("overtime", worker % 4 == 3 ? "partly" : "yes"),
        one("insured", worker % 7 == 6 ? "unsure" : "yes"),
        one("dispute-ways", worker % 2 == 0 ? "mediation" : "union"));
  }

  private static Answers.Given one(String question, String value) {
    return new Answers.Given(question, List.of(value));
  }
}
