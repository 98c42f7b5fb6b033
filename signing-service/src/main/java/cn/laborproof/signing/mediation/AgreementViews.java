package cn.laborproof.signing.mediation;

import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.ClosedAgreement;
import cn.laborproof.signing.mediation.domain.ConcludedAgreement;
import cn.laborproof.signing.mediation.domain.InvitedAgreement;
import cn.laborproof.signing.mediation.domain.MediationAgreement;
import cn.laborproof.signing.mediation.domain.PartlySignedAgreement;
import cn.laborproof.signing.shared.ReferenceSource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How agreements look in the API. */
final class AgreementViews {
  private AgreementViews() {}

  /**
   * One of the four places to sign.
   *
   * @param role {@code worker}, {@code employer}, {@code mediator}, {@code mediation-body}
   * @param signer the name as printed
   * @param signedAt when, or absent while the signature is missing
   */
  record PlaceView(String role, String signer, @Nullable Instant signedAt) {
    /** The same for an office; the other three signers act for an organisation. */
    PlaceView masked() {
      return role.equals("worker")
          ? new PlaceView(role, ReferenceSource.masked(signer), signedAt)
          : this;
    }

    /** The time for people; not part of the API. */
    public String shown() {
      Instant at = signedAt;
      return at == null ? "" : TimelineWords.shown(at);
    }
  }

  /**
   * An agreement as body and respondent see it.
   *
   * @param inForce whether all four have signed and our verifier passed it; else 未生效
   * @param places the four places to sign, in order
   * @param next role whose turn it is, absent when nobody's
   * @param sha256 digest of the newest document
   */
  record AgreementView(
      UUID id,
      String number,
      String reference,
      String state,
      boolean inForce,
      int version,
      int templateVersion,
      Map<String, String> data,
      List<PlaceView> places,
      @Nullable String next,
      @Nullable UUID document,
      @Nullable String sha256,
      Instant createdAt,
      Instant changedAt,
      @Nullable Instant invitedUntil,
      @Nullable Instant concludedAt,
      @Nullable String closedBy) {
    /** The same for an office: nothing that names the worker's number, phone or home. */
    AgreementView masked() {
      var seen = new TreeMap<>(data);
      seen.computeIfPresent("worker.name", (_, name) -> ReferenceSource.masked(name));
      seen.computeIfPresent(
          "worker.idNumber",
          (_, number) ->
              ResidentIdentityNumber.defectIn(number).isPresent()
                  ? ""
                  : new ResidentIdentityNumber(number).masked());
      seen.keySet().removeAll(List.of("worker.mobile", "worker.address"));
      return new AgreementView(
          id,
          number,
          reference,
          state,
          inForce,
          version,
          templateVersion,
          seen,
          places.stream().map(PlaceView::masked).toList(),
          next,
          document,
          sha256,
          createdAt,
          changedAt,
          invitedUntil,
          concludedAt,
          closedBy);
    }

    /** The last change for people; not part of the API. */
    public String changedShown() {
      return TimelineWords.shown(changedAt);
    }
  }

  static AgreementView of(StoredAgreement stored) {
    MediationAgreement agreement = stored.agreement();
    AgreementHead head = agreement.head();
    @Nullable Paper newest = agreement.newest().orElse(null);
    @Nullable Instant concluded =
        agreement instanceof ConcludedAgreement done ? done.concludedAt() : null;
    return new AgreementView(
        head.id(),
        number(head.id()),
        head.reference(),
        agreement.state().code(),
        concluded != null,
        stored.version(),
        head.templateVersion(),
        head.data().values(),
        places(agreement),
        next(agreement),
        newest == null ? null : newest.document(),
        newest == null ? null : newest.sha256().hex(),
        head.createdAt(),
        stored.changedAt(),
        agreement instanceof InvitedAgreement invited ? invited.until() : null,
        concluded,
        agreement instanceof ClosedAgreement closed ? closed.by().code() : null);
  }

  /** The short number people name an agreement by; the end of its identifier. */
  static String number(UUID id) {
    return "TJ-" + id.toString().replace("-", "").substring(20).toUpperCase(Locale.ROOT);
  }

  private static List<PlaceView> places(MediationAgreement agreement) {
    List<Instant> times = times(agreement);
    var signatories = AgreementSlots.of(agreement.head());
    return IntStream.range(0, signatories.size())
        .mapToObj(i ->
            new PlaceView(
                signatories.get(i).role().code(),
                signatories.get(i).name(),
                i < times.size() ? times.get(i) : null))
        .toList();
  }

  private static List<Instant> times(MediationAgreement agreement) {
    return switch (agreement) {
      case PartlySignedAgreement partly -> partly.signedAt();
      case ConcludedAgreement done ->
          Stream.concat(done.signedAt().stream(), Stream.of(done.concludedAt())).toList();
      default -> List.of();
    };
  }

  private static @Nullable String next(MediationAgreement agreement) {
    var signatories = AgreementSlots.of(agreement.head());
    return switch (agreement) {
      case InvitedAgreement _ -> signatories.getFirst().role().code();
      case PartlySignedAgreement partly -> signatories.get(partly.signedAt().size()).role().code();
      default -> null;
    };
  }
}
