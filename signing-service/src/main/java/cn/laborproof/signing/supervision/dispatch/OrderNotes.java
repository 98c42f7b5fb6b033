package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells an office on its start page of orders to dispatch firms that end soon or have ended. */
@Component
final class OrderNotes implements DeskNotes {
  private static final Duration SOON = Duration.ofDays(3);

  private final Verifications verifications;
  private final DispatchViews words;
  private final Tenancy tenancy;
  private final Clock clock;

  OrderNotes(Verifications verifications, DispatchViews words, Tenancy tenancy, Clock clock) {
    this.verifications = verifications;
    this.words = words;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return List.of();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    if (!(tenancy.current() instanceof Actor.Official)) {
      return List.of();
    }
    long soon = verifications.dueBy(clock.instant().plus(SOON));
    return soon == 0
        ? List.of()
        : List.of(
            new Note(
                "orange",
                words.word("dispatch.order.note.desk", locale, soon),
                words.word("dispatch.order.note.desk.text", locale),
                "/dispatch/reports?report=orders",
                words.word("dispatch.order.note.link", locale)));
  }
}
