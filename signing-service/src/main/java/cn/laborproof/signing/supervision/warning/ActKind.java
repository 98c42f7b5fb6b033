package cn.laborproof.signing.supervision.warning;

import cn.laborproof.risk.warning.Situation;
import cn.laborproof.risk.warning.WarningEvent;
import cn.laborproof.risk.warning.WarningEvent.By;
import cn.laborproof.risk.warning.WarningEvent.Ground;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an official can do about a warning. */
enum ActKind {
  FACTS,
  SEND_UP,
  ACCEPT,
  NOTICE,
  HANDLE,
  EXTEND,
  ESCALATE,
  LIFT,
  RETURN,
  CLOSE;

  /** Stable name, for example {@code send-up}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sealed paper it rests on; empty for an act that needs none. */
  Optional<WarningPaper.Kind> paper() {
    return switch (this) {
      case SEND_UP -> Optional.of(WarningPaper.Kind.INFORMATION);
      case ACCEPT -> Optional.of(WarningPaper.Kind.MINUTES);
      case NOTICE -> Optional.of(WarningPaper.Kind.NOTICE);
      default -> Optional.empty();
    };
  }

  static ActKind ofCode(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE));
  }

  static ActKind of(WarningEvent event) {
    return switch (event) {
      case WarningEvent.FactsReported _ -> FACTS;
      case WarningEvent.SentUp _ -> SEND_UP;
      case WarningEvent.Accept _ -> ACCEPT;
      case WarningEvent.NoticeServed _ -> NOTICE;
      case WarningEvent.Handled _ -> HANDLE;
      case WarningEvent.Extended _ -> EXTEND;
      case WarningEvent.EscalatedByHand _ -> ESCALATE;
      case WarningEvent.Lift _ -> LIFT;
      case WarningEvent.Returned _ -> RETURN;
      case WarningEvent.Close _ -> CLOSE;
    };
  }

  /**
   * What only some acts carry.
   *
   * @param facts reported facts
   * @param replaces the report they correct
   * @param ground why the warning ends
   */
  record Content(Situation facts, Optional<String> replaces, Ground ground) {
    static final Content NOTHING =
        new Content(Situation.UNKNOWN, Optional.empty(), Ground.RISK_GONE);
  }

  WarningEvent event(String id, Instant at, By by, Content content) {
    return switch (this) {
      case FACTS -> new WarningEvent.FactsReported(id, at, by, content.facts(), content.replaces());
      case SEND_UP -> new WarningEvent.SentUp(id, at, by);
      case ACCEPT -> new WarningEvent.Accept(id, at, by);
      case NOTICE -> new WarningEvent.NoticeServed(id, at, by);
      case HANDLE -> new WarningEvent.Handled(id, at, by);
      case EXTEND -> new WarningEvent.Extended(id, at, by);
      case ESCALATE -> new WarningEvent.EscalatedByHand(id, at, by);
      case LIFT -> new WarningEvent.Lift(id, at, by, content.ground());
      case RETURN -> new WarningEvent.Returned(id, at, by);
      case CLOSE -> new WarningEvent.Close(id, at, by);
    };
  }
}
