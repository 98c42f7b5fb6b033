package cn.laborproof.signing.supervision.inspection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What inspectors do about an employer that was drawn. */
sealed interface TaskAct {

  /** Inspected: no problem. */
  record FindNothing() implements TaskAct {}

  /** Not to be reached. */
  record MissThem() implements TaskAct {}

  /** Inspected: something to be put right by the end of a day. */
  record Order(LocalDate deadline) implements TaskAct {}

  /** The employer says that it has put things right. */
  record Submit() implements TaskAct {}

  /** It has. */
  record Accept() implements TaskAct {}

  /** It has not: to be done again by the end of a day. */
  record SendBack(LocalDate deadline) implements TaskAct {}

  /** The order's time is up and nothing came. */
  record Refer() implements TaskAct {}

  /** Stable names of the acts. */
  enum Kind {
    FIND_NOTHING,
    ORDER,
    MISS_THEM,
    SUBMIT,
    ACCEPT,
    SEND_BACK,
    REFER;

    /** For example {@code send-back}. */
    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> ofCode(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether it names the last day of an order. */
    boolean hasDay() {
      return this == ORDER || this == SEND_BACK;
    }

    /** The act of this kind; the day is looked at by those that have one. */
    TaskAct act(LocalDate day) {
      return switch (this) {
        case FIND_NOTHING -> new FindNothing();
        case MISS_THEM -> new MissThem();
        case ORDER -> new Order(day);
        case SUBMIT -> new Submit();
        case ACCEPT -> new Accept();
        case SEND_BACK -> new SendBack(day);
        case REFER -> new Refer();
      };
    }
  }
}
