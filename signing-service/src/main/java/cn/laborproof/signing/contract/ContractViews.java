package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.ClosedContract;
import cn.laborproof.signing.contract.domain.ConcludedContract;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.contract.domain.FrozenContract;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.contract.domain.InvitedContract;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.template.LocalText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How contracts look in the API. */
final class ContractViews {
  private ContractViews() {}

  /**
   * A contract as its employer sees it.
   *
   * @param sha256 digest of the newest document
   * @param allowed acts that are possible now
   */
  record ContractView(
      UUID id,
      String number,
      String reference,
      String state,
      int version,
      String template,
      int templateVersion,
      Map<String, String> data,
      @Nullable UUID document,
      @Nullable String sha256,
      Instant createdAt,
      Instant changedAt,
      @Nullable Instant invitedUntil,
      @Nullable Instant workerSignedAt,
      @Nullable Instant sealDue,
      @Nullable Instant concludedAt,
      @Nullable String closedBy,
      List<String> allowed) {
    /** The last change for people; not part of the API. */
    public String changedShown() {
      return TimelineWords.shown(changedAt);
    }
  }

  static ContractView of(StoredContract stored) {
    var contract = stored.contract();
    ContractHead head = contract.head();
    @Nullable Paper paper = null;
    @Nullable Instant until = null;
    @Nullable Instant signed = null;
    @Nullable Instant due = null;
    @Nullable Instant concludedAt = null;
    @Nullable String by = null;
    List<String> allowed = List.of();
    switch (contract) {
      case DraftContract _ -> allowed = List.of("revise", "freeze");
      case FrozenContract frozen -> {
        paper = frozen.frozen();
        allowed = List.of("reopen", "invite", "withdraw");
      }
      case InvitedContract invited -> {
        paper = invited.frozen();
        until = invited.until();
        allowed = List.of("invite", "withdraw");
      }
      case HalfSignedContract half -> {
        paper = half.halfSigned();
        signed = half.workerSignedAt();
        due = half.sealDue();
        allowed = List.of("seal");
      }
      case ConcludedContract concluded -> {
        paper = concluded.concluded();
        signed = concluded.workerSignedAt();
        concludedAt = concluded.concludedAt();
      }
      case ClosedContract closed -> {
        paper = closed.last();
        by = closed.by().name().toLowerCase(java.util.Locale.ROOT);
      }
    }
    return new ContractView(
        head.id(),
        head.number(),
        head.reference(),
        contract.state().code(),
        stored.version(),
        head.template(),
        head.templateVersion(),
        head.data().values(),
        paper == null ? null : paper.document(),
        paper == null ? null : paper.sha256().hex(),
        head.createdAt(),
        stored.changedAt(),
        until,
        signed,
        due,
        concludedAt,
        by,
        allowed);
  }

  /** Arguments of a sentence as plain texts, Chinese where there are two languages. */
  static List<Object> plain(List<Object> arguments) {
    return arguments.stream()
        .map(argument -> argument instanceof LocalText text ? (Object) text.zh() : argument)
        .toList();
  }
}
