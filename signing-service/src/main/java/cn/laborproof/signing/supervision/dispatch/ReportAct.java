package cn.laborproof.signing.supervision.dispatch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an office does about a firm's report on a year. */
sealed interface ReportAct {

  /** The report came in, or was corrected by the firm before it was verified. */
  record File(LocalDate reportedOn, Figures figures) implements ReportAct {}

  /** The last day has passed and no report is known. */
  record FindMissing() implements ReportAct {}

  /** Verified: in order. */
  record Qualify() implements ReportAct {}

  /** Verified: not in order, or none came; to be put right by the end of a day. */
  record Order(LocalDate deadline) implements ReportAct {}

  /** Verified: the firm sends nobody. It comes on the list of firms to help. */
  record FindIdle() implements ReportAct {}

  /** The firm says that it has put things right. */
  record Submit() implements ReportAct {}

  /** It has. */
  record Accept() implements ReportAct {}

  /** It has not: to be done again by the end of a day. */
  record SendBack(LocalDate deadline) implements ReportAct {}

  /** The order's time is up and nothing came: the case goes to those who may fine (LCL art 92). */
  record Refer() implements ReportAct {}

  /** Something was done to help a firm without business. */
  record Help() implements ReportAct {}

  /** The firm comes off the list. */
  record EndHelp() implements ReportAct {}

  /** A decision is taken back, with a reason, and the report verified anew. */
  record Reopen() implements ReportAct {}

  /**
   * Head-counts the report states; a number that it does not state is empty.
   *
   * @param workers people dispatched at the end of the year
   * @param units user units
   * @param contracts written labour contracts
   * @param insured people insured
   */
  record Figures(
      Optional<Integer> workers,
      Optional<Integer> units,
      Optional<Integer> contracts,
      Optional<Integer> insured) {
    static final Figures NONE =
        new Figures(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Stable names of the acts; what changes what was done before comes last. */
  enum Kind {
    FIND_MISSING,
    QUALIFY,
    ORDER,
    FIND_IDLE,
    SUBMIT,
    ACCEPT,
    SEND_BACK,
    REFER,
    HELP,
    END_HELP,
    FILE,
    REOPEN;

    /** For example {@code send-back}. */
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The act of this kind; what only some acts carry is looked at by those. */
    ReportAct act(LocalDate day, Figures figures) {
      return switch (this) {
        case FILE -> new File(day, figures);
        case FIND_MISSING -> new FindMissing();
        case QUALIFY -> new Qualify();
        case ORDER -> new Order(day);
        case FIND_IDLE -> new FindIdle();
        case SUBMIT -> new Submit();
        case ACCEPT -> new Accept();
        case SEND_BACK -> new SendBack(day);
        case REFER -> new Refer();
        case HELP -> new Help();
        case END_HELP -> new EndHelp();
        case REOPEN -> new Reopen();
      };
    }
  }

  /** Its stable name. */
  default Kind kind() {
    return switch (this) {
      case File _ -> Kind.FILE;
      case FindMissing _ -> Kind.FIND_MISSING;
      case Qualify _ -> Kind.QUALIFY;
      case Order _ -> Kind.ORDER;
      case FindIdle _ -> Kind.FIND_IDLE;
      case Submit _ -> Kind.SUBMIT;
      case Accept _ -> Kind.ACCEPT;
      case SendBack _ -> Kind.SEND_BACK;
      case Refer _ -> Kind.REFER;
      case Help _ -> Kind.HELP;
      case EndHelp _ -> Kind.END_HELP;
      case Reopen _ -> Kind.REOPEN;
    };
  }
}
