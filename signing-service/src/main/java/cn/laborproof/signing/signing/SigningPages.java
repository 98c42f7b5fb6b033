package cn.laborproof.signing.signing;

import cn.laborproof.face.FaceReason;
import cn.laborproof.face.Hint;
import cn.laborproof.face.Instruction;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.shared.Installation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The worker's pages: one thing per page, chosen by the step the session is at. */
@Controller
class SigningPages {
  /** What the camera page can say, as codes of the API. */
  private static final List<String> CAMERA_WORDS =
      Stream.of(
              Arrays.stream(Instruction.values()).map(Enum::name),
              Arrays.stream(Hint.values()).map(hint -> "hint-" + hint.name()),
              Arrays.stream(FaceReason.values()).map(reason -> "reason-" + reason.code()),
              Stream.of("asking", "no-camera", "lost", "passed", "review", "again"))
          .flatMap(words -> words)
          .map(word -> word.toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList();

  private final CurrentSession current;
  private final WorkerReading reading;
  private final DocumentSuites suites;
  private final FaceReferences faces;
  private final Tenancy tenancy;
  private final Installation installation;

  SigningPages(
      CurrentSession current,
      WorkerReading reading,
      DocumentSuites suites,
      FaceReferences faces,
      Tenancy tenancy,
      Installation installation) {
    this.suites = suites;
    this.faces = faces;
    this.current = current;
    this.reading = reading;
    this.tenancy = tenancy;
    this.installation = installation;
  }

  /** Where a link leads. The token stands behind the hash sign, so this page sees nothing of it. */
  @GetMapping("/s")
  @AllowAnyone
  String open() {
    return "signing/open";
  }

  @GetMapping("/s/step")
  @Allow({Role.LINK_HOLDER, Role.WORKER})
  String step(Model model, Locale locale) {
    var position = tenancy.inTransaction(current::position);
    model.addAttribute("view", SigningViews.of(position));
    model.addAttribute("of", position.paper().wording());
    model.addAttribute("faceKeptUntil", shown(position.session().faceKeptUntil()));
    return switch (position.step()) {
      case NOTICE -> "signing/notice";
      case ROUTE -> {
        tenancy
            .inTransaction(() -> faces.asked(current.position()))
            .ifPresent(terms -> model.addAttribute("comparisonDays", terms.keep().toDays()));
        yield "signing/route";
      }
      case NUMBER -> "signing/number";
      case CODE -> "signing/code";
      case BANK_CARD -> "signing/bank-card";
      case PORTRAIT -> "signing/portrait";
      case CAMERA -> {
        model.addAttribute("words", CAMERA_WORDS);
        yield "signing/camera";
      }
      case READING -> {
        model.addAttribute("reading", SigningViews.of(reading.reading(), locale));
        yield "signing/reading";
      }
      case WILL -> {
        model.addAttribute("reading", SigningViews.of(reading.reading(), locale));
        model.addAttribute("suite", suite(position.paper()));
        yield "signing/will";
      }
      case SIGNING -> "signing/signing";
      case HALF_SIGNED, CONCLUDED -> {
        String verify = installation.portalUri() + "/r/" + position.paper().reference();
        model.addAttribute("verify", verify);
        model.addAttribute("suite", suite(position.paper()));
        model.addAttribute("qr", QrCode.svg(verify));
        model.addAttribute("sealDue", shownEnd(SigningViews.of(position).sealDue()));
        model.addAttribute("concludedAt", shown(SigningViews.of(position).concludedAt()));
        yield "signing/done";
      }
      case CLOSED -> "signing/closed";
    };
  }

  private String suite(SigningCase paper) {
    return tenancy.inTransaction(() -> suites.of(paper.id())).code();
  }

  private static String shownEnd(@Nullable Instant end) {
    return end == null ? "" : TimelineWords.shownEnd(end);
  }

  private static String shown(@Nullable Instant time) {
    return time == null ? "" : TimelineWords.shown(time);
  }
}
