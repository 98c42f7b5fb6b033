package cn.laborproof.verify;

import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.CourtPosition;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.LedgerPosition;
import cn.laborproof.proof.verdict.LogPosition;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verdict in the reader's language, in the order in which a judge reads. */
record VerdictView(
    String colour,
    String outcome,
    String reason,
    String scope,
    List<String> sentences,
    String fileName,
    long fileSize,
    String sha256,
    String sm3,
    boolean registered,
    boolean demo,
    List<SignerView> signers,
    List<CheckView> open,
    List<CheckView> passed,
    List<TimeView> times,
    Optional<LogPosition> log,
    Optional<LedgerPosition> ledger,
    Optional<CourtPosition> court) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC+8'")
          .withZone(ZoneId.of("Asia/Shanghai"));

  static VerdictView of(Verdict verdict, Locale locale) {
    Messages messages = Messages.in(language(locale));
    return new VerdictView(
        colour(verdict.indication()),
        messages.indication(verdict.indication()),
        verdict.reason().map(messages::reason).orElse(""),
        messages.scope(verdict.scope()),
        verdict.sentences().stream().map(messages::sentence).toList(),
        verdict.file().name(),
        verdict.file().size(),
        verdict.file().sha256().hex(),
        verdict.file().sm3().hex(),
        verdict.logPosition().isPresent(),
        verdict.demo(),
        verdict.signers().stream().map(s -> SignerView.of(s, messages)).toList(),
        verdict.open().stream().map(c -> CheckView.of(c, messages)).toList(),
        verdict.checks().stream()
            .filter(CheckResult::passed)
            .map(c -> CheckView.of(c, messages))
            .toList(),
        verdict.times().stream().map(t -> TimeView.of(t, messages)).toList(),
        verdict.logPosition(),
        verdict.ledgerPosition(),
        verdict.courtPosition());
  }

  /** Green only when everything asked for was examined and passed; unknown is its own state. */
  private static String colour(Indication indication) {
    return switch (indication) {
      case TOTAL_PASSED -> "green";
      case TOTAL_FAILED -> "red";
      case INDETERMINATE -> "unknown";
    };
  }

  static Language language(Locale locale) {
    return locale.getLanguage().equals("en") ? Language.EN : Language.ZH;
  }

  private static String shown(Instant time) {
    return TIME.format(time);
  }

  /** One signature. */
  record SignerView(
      String colour,
      String outcome,
      String role,
      String name,
      String organisation,
      String level,
      String issuer,
      String serial,
      String provenAt) {
    static SignerView of(Signer signer, Messages messages) {
      return new SignerView(
          VerdictView.colour(signer.indication()),
          messages.indication(signer.indication()),
          signer.role(),
          signer.name(),
          signer.organisationName().filter(o -> !o.equals(signer.name())).orElse(""),
          signer.level(),
          signer.issuer(),
          signer.serial(),
          signer.provenTime().map(VerdictView::shown).orElse(""));
    }
  }

  /** One check with its question and its answer. */
  record CheckView(String colour, String outcome, String question, String answer, String subject) {
    static CheckView of(CheckResult check, Messages messages) {
      return new CheckView(
          VerdictView.colour(check.indication()),
          messages.indication(check.indication()),
          messages.question(check.code()),
          messages.answer(check),
          check.subject());
    }
  }

  /** One time and who states it. */
  record TimeView(String what, String at, String source, boolean independent) {
    static TimeView of(StatedTime time, Messages messages) {
      return new TimeView(
          messages.timeOf(time), shown(time.at()), time.source(), time.independent());
    }
  }
}
