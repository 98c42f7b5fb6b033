package cn.laborproof.signing.access;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rebuilds actors from what tables keep of them. */
final class ActorRows {

  private ActorRows() {}

  static Actor account(
      UUID account,
      @Nullable UUID tenant,
      @Nullable UUID office,
      @Nullable String region,
      Role role,
      String displayName) {
    if (tenant != null) {
      return new Actor.Member(account, tenant, role, displayName);
    }
    return new Actor.Official(
        account,
        Objects.requireNonNull(office, "office_id"),
        Objects.requireNonNull(region, "region"),
        role,
        displayName);
  }
}
