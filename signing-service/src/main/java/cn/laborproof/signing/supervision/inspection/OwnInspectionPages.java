package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import cn.laborproof.signing.supervision.warning.ClockFace;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Inspections on the employer's console. */
@Controller
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
class OwnInspectionPages {
  private static final String PAGE = "/own-inspections";

  private final OwnInspections inspections;
  private final Clock clock;

  OwnInspectionPages(OwnInspections inspections, Clock clock) {
    this.inspections = inspections;
    this.clock = clock;
  }

  /** An inspection with its clock and times for people. */
  record Shown(
      OwnInspectionApi.OwnInspection inspection,
      Optional<ClockFace> face,
      String recorded,
      String due) {}

  @GetMapping(PAGE)
  String all(Model model) {
    Instant now = clock.instant();
    model.addAttribute("unconfirmed", inspections.isUnconfirmed());
    model.addAttribute(
        "rows",
        inspections.all().stream()
            .map(one ->
                new Shown(
                    OwnInspectionApi.view(one),
                    one.orderedAt()
                        .flatMap(start -> one.orderDue().map(due -> ClockFace.of(start, due, now))),
                    TaskViews.shown(one.recordedAt()),
                    TaskViews.shownEnd(one.orderDue().orElse(null))))
            .toList());
    return "supervision/own-inspections";
  }

  /** Tells an employer on its start page of orders that run. */
  @Component
  static final class Notes implements DeskNotes {
    private final OwnInspections inspections;
    private final MessageSource messages;
    private final Tenancy tenancy;

    Notes(OwnInspections inspections, MessageSource messages, Tenancy tenancy) {
      this.inspections = inspections;
      this.messages = messages;
      this.tenancy = tenancy;
    }

    @Override
    public List<Note> onContract(UUID contract, Locale locale) {
      return List.of();
    }

    @Override
    public List<Note> onDesk(Locale locale) {
      boolean theirs =
          tenancy.current() instanceof Actor.Member member
              && (member.role() == Role.HR || member.role() == Role.LEGAL_REPRESENTATIVE);
      long running = theirs ? inspections.running() : 0;
      return running == 0
          ? List.of()
          : List.of(
              new Note(
                  "orange",
                  word("inspection.own.note", locale, running),
                  word("inspection.own.note.text", locale),
                  PAGE,
                  word("inspection.own.note.link", locale)));
    }

    private String word(String key, Locale locale, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }
  }
}
