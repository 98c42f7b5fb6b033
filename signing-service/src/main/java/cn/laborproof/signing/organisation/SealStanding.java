package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Accounts.HouseMember;
import cn.laborproof.signing.organisation.domain.Seal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an organisation's seal stands.
 *
 * @param seals all it ever had, newest first
 * @param approvalFrom from which amount in yuan on a second keeper has to approve; absent: never
 * @param people whose role allows to keep the seal
 */
public record SealStanding(
    List<SealView> seals, @Nullable String approvalFrom, List<Keeper> people) {

  /**
   * One seal.
   *
   * @param number counts the organisation's seals
   * @param state stable name of its state
   * @param filingNumber the register's number, absent before it is filed
   * @param since when it came into that state
   * @param reason why it is suspended or cancelled, absent otherwise
   * @param electronic whether there is an electronic seal (GB/T 38540) of it
   * @param electronicInUse whether that is put on what is sealed, beside the seal on the page
   */
  public record SealView(
      int number,
      String inscription,
      String state,
      @Nullable String filingNumber,
      Instant appliedAt,
      Instant since,
      @Nullable String reason,
      boolean electronic,
      boolean electronicInUse) {
    static SealView of(Seal seal, Map<Integer, Boolean> electronic) {
      Instant applied = seal.head().appliedAt();
      return switch (seal) {
        case Seal.Applied now -> view(now, null, applied, null, electronic);
        case Seal.Made now -> view(now, null, now.madeAt(), null, electronic);
        case Seal.Filed now -> view(now, now.filing(), now.filing().at(), null, electronic);
        case Seal.Suspended now ->
            view(now, now.filing(), now.at(), now.reason().code(), electronic);
        case Seal.Cancelled now -> view(now, null, now.at(), now.reason().code(), electronic);
      };
    }

    private static SealView view(
        Seal seal,
        Seal.@Nullable Filing filing,
        Instant since,
        @Nullable String reason,
        Map<Integer, Boolean> electronic) {
      return new SealView(
          seal.head().number(),
          seal.head().inscription(),
          seal.code(),
          filing == null ? null : filing.number(),
          seal.head().appliedAt(),
          since,
          reason,
          electronic.containsKey(seal.head().number()),
          electronic.getOrDefault(seal.head().number(), false));
    }
  }

  /**
   * Somebody whose role allows to keep the seal.
   *
   * @param role stable name of the role
   * @param authorised whether they may use it
   */
  public record Keeper(UUID account, String name, String role, boolean authorised) {}

  static SealStanding of(
      List<Seal> seals,
      Map<Integer, Boolean> electronic,
      Optional<BigDecimal> approvalFrom,
      List<HouseMember> eligible,
      Set<UUID> authorised) {
    return new SealStanding(
        seals.stream().map(seal -> SealView.of(seal, electronic)).toList(),
        approvalFrom.map(BigDecimal::toPlainString).orElse(null),
        eligible.stream()
            .map(member ->
                new Keeper(
                    member.id(),
                    member.displayName(),
                    member.role().code(),
                    authorised.contains(member.id())))
            .toList());
  }
}
