package cn.laborproof.verify;

import cn.laborproof.proof.report.EtsiReport;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.CourtPosition;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.LedgerPosition;
import cn.laborproof.proof.verdict.LogPosition;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Scope;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.proof.verdict.VerdictJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A verdict in the reader's language, in the order in which a judge reads: outcome, who, whether it
 * changed since, where it is registered, when.
 *
 * @param colour green, red or unknown, as the style sheets name them
 * @param next what to do now, as the end of a message key
 * @param changes the answers about changes since signing; empty if nobody could ask
 * @param json the verdict for machines, as address of a download
 * @param etsi the validation report of ETSI TS 119 102-2, as address of a download
 */
record VerdictView(
    String colour,
    String outcome,
    String reason,
    String scope,
    List<String> sentences,
    String next,
    FileView file,
    boolean registered,
    boolean demo,
    List<SignerView> signers,
    List<CheckView> open,
    List<CheckView> changes,
    int passedCount,
    List<PassedView> passed,
    List<TimeView> times,
    Optional<LogPosition> log,
    Optional<LedgerView> ledger,
    Optional<CourtPosition> court,
    String examinedAt,
    TrustView trust,
    String json,
    String etsi) {

  /** The questions whose answers say whether this is still what was signed and registered. */
  private static final Set<String> ABOUT_CHANGES =
      Set.of("document.changes", "evidence.registered", "evidence.same-file");

  private static final String ATTACHMENTS = "attachments/";

  static VerdictView of(Verdict verdict, TrustBundle trust, Locale locale) {
    Messages messages = Messages.in(language(locale));
    return new VerdictView(
        colour(verdict.indication()),
        messages.indication(verdict.indication()),
        verdict.reason().map(messages::reason).orElse(""),
        messages.scope(verdict.scope()),
        verdict.sentences().stream().map(messages::sentence).toList(),
        next(verdict),
        FileView.of(verdict),
        verdict.logPosition().isPresent(),
        verdict.demo(),
        verdict.signers().stream().map(signer -> SignerView.of(signer, messages)).toList(),
        views(verdict.open().stream().sorted(Comparator.comparing(VerdictView::known)), messages),
        views(verdict.checks().stream().filter(VerdictView::isAboutChanges), messages),
        (int) verdict.checks().stream().filter(CheckResult::passed).count(),
        PassedView.of(verdict.checks(), messages),
        verdict.times().stream().map(time -> TimeView.of(time, trust.demo(), messages)).toList(),
        verdict.logPosition(),
        verdict.ledgerPosition().map(LedgerView::of),
        verdict.courtPosition(),
        ShownTime.of(verdict.examinedAt()),
        TrustView.of(trust),
        download("application/json", VerdictJson.write(verdict).canonicalBytes()),
        download(EtsiReport.MEDIA_TYPE, EtsiReport.write(verdict)));
  }

  /** Put together here: the template's language joins no texts of more than 100 000 characters. */
  private static String download(String mediaType, byte[] content) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content);
  }

  /** Of earlier versions that a package also holds, only what is wrong with them belongs here. */
  private static boolean isAboutChanges(CheckResult check) {
    return ABOUT_CHANGES.contains(check.code().id())
        && !(check.passed() && check.subject().startsWith(ATTACHMENTS));
  }

  private static List<CheckView> views(Stream<CheckResult> checks, Messages messages) {
    return checks.map(check -> CheckView.of(check, messages)).toList();
  }

  /** What is shown to be wrong stands before what cannot be known. */
  private static boolean known(CheckResult check) {
    return check.indication() != Indication.TOTAL_FAILED;
  }

  /** Green only when everything asked for was examined and passed; unknown is its own state. */
  static String colour(Indication indication) {
    return switch (indication) {
      case TOTAL_PASSED -> "green";
      case TOTAL_FAILED -> "red";
      case INDETERMINATE -> "unknown";
    };
  }

  static Language language(Locale locale) {
    return locale.getLanguage().equals("en") ? Language.EN : Language.ZH;
  }

  private static String next(Verdict verdict) {
    return switch (verdict.indication()) {
      case TOTAL_PASSED -> verdict.scope() == Scope.REGISTERED ? "registered" : "document";
      case TOTAL_FAILED -> "failed";
      case INDETERMINATE -> verdict.reason().map(VerdictView::settledBy).orElse("open");
    };
  }

  /** What would settle a verdict that is open for this reason. */
  private static String settledBy(SubIndication reason) {
    return switch (reason) {
      case ANCHOR_PENDING -> "pending";
      case RESOURCE_LIMIT -> "limit";
      case NOT_TRUSTED, NO_CERTIFICATE_CHAIN_FOUND -> "trust";
      case SIGNATURE_MISSING -> "signature";
      default -> "open";
    };
  }

  /** The file examined. */
  record FileView(String name, long size, String sha256, String sm3) {
    static FileView of(Verdict verdict) {
      return new FileView(
          verdict.file().name(),
          verdict.file().size(),
          verdict.file().sha256().hex(),
          verdict.file().sm3().hex());
    }
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
      String certificate,
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
          signer.certificate().hex(),
          signer.provenTime().map(ShownTime::of).orElse(""));
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

  /** A question that was answered the same way for several parts: they share a line. */
  record PassedView(String question, String answer, List<String> subjects) {
    static List<PassedView> of(List<CheckResult> checks, Messages messages) {
      Map<PassedView, List<String>> subjects = new LinkedHashMap<>();
      checks.stream()
          .filter(CheckResult::passed)
          .forEach(check ->
              subjects
                  .computeIfAbsent(
                      new PassedView(
                          messages.question(check.code()), messages.answer(check), List.of()),
                      _ -> new ArrayList<>())
                  .add(check.subject()));
      return subjects.entrySet().stream()
          .map(e -> new PassedView(e.getKey().question(), e.getKey().answer(), e.getValue()))
          .toList();
    }
  }

  /**
   * One time and who states it.
   *
   * @param standing whose word it is, as the end of a message key
   */
  record TimeView(String what, String at, String source, String standing) {
    static TimeView of(StatedTime time, boolean demo, Messages messages) {
      return new TimeView(
          messages.timeOf(time), ShownTime.of(time.at()), time.source(), standing(time, demo));
    }

    private static String standing(StatedTime time, boolean demo) {
      if (time.what().equals(StatedTime.EVENT_RECORDED)) {
        return "operator";
      }
      if (demo) {
        return "demo";
      }
      return time.independent() ? "independent" : "submitter";
    }
  }

  /** The anchor. */
  record LedgerView(
      String type, String channel, long block, String hash, String at, List<String> signers) {
    static LedgerView of(LedgerPosition ledger) {
      return new LedgerView(
          ledger.type(),
          ledger.channel(),
          ledger.block(),
          ledger.blockHash().hex(),
          ShownTime.of(ledger.at()),
          ledger.signers());
    }
  }
}
