package cn.laborproof.signing.evidence;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down each look a public office takes, in the stream of what it looks at, where the worker
 * can see it. Does nothing when anybody else looks. Joins the caller's transaction.
 */
@Component
public class OfficialLooks {
  /** Name under which the typed reason is committed to and kept for the worker. */
  static final String REASON = "reason";

  private static final int SHORTEST = 5;
  private static final int LONGEST = 200;

  private final EvidenceJournal journal;
  private final Tenancy tenancy;

  OfficialLooks(EvidenceJournal journal, Tenancy tenancy) {
    this.journal = journal;
    this.tenancy = tenancy;
  }

  /**
   * An office looks at facts that name nobody's number.
   *
   * @param what what it looks at, for example {@code status}
   */
  public void note(StreamId stream, String what) {
    if (tenancy.current().isOfOffice()) {
      journal.append(draft(stream, "official.looked", what));
    }
  }

  /**
   * An office looks at something a person's number stands in.
   *
   * @param person whose number, as the stream knows them
   * @param reason why, as typed; nobody but an office is asked for one
   * @throws Refusal {@code reason-needed}
   */
  public void noteUnmasked(StreamId stream, UUID person, String what, @Nullable String reason) {
    if (tenancy.current().isOfOffice()) {
      journal.append(
          draft(stream, "official.unmasked", what).personal(person, REASON, required(reason)));
    }
  }

  /**
   * The reason, if there is one to be taken as such.
   *
   * @throws Refusal {@code reason-needed}
   */
  public static String required(@Nullable String typed) {
    String reason = typed == null ? "" : typed.strip();
    boolean said = reason.codePoints().filter(Character::isLetter).distinct().count() > 2;
    if (reason.length() < SHORTEST || reason.length() > LONGEST || !said) {
      throw Refusal.ofFields(
          EvidenceRefusal.REASON_NEEDED,
          List.of(new FieldRefusal(REASON, "look.reason.length", List.of(SHORTEST, LONGEST))));
    }
    return reason;
  }

  private EventDraft draft(StreamId stream, String kind, String what) {
    Actor actor = tenancy.current();
    return EventDraft.of(stream, kind)
        .fact("what", what)
        .fact("office", String.valueOf(actor.scope().office()));
  }
}
