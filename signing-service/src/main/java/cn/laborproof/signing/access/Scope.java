package cn.laborproof.signing.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What row-level security lets a transaction see. Each part becomes a transaction-local setting
 * {@code laborproof.<part>} that the SQL functions {@code current_tenant()}, {@code
 * current_person()}, {@code current_office()}, {@code current_region()} and {@code
 * current_subject()} read; null means unset, and unset sees no rows.
 *
 * @param tenant organisation whose rows are visible
 * @param person natural person whose own rows are visible
 * @param office public office that looks
 * @param region leading digits of the administrative division the office may look at
 * @param subject the one contract or case a link opens
 */
public record Scope(
    @Nullable UUID tenant,
    @Nullable UUID person,
    @Nullable UUID office,
    @Nullable String region,
    @Nullable UUID subject) {

  /** Sees nothing. */
  public static final Scope NOTHING = new Scope(null, null, null, null, null);

  /** The same with the rows of one organisation. */
  public Scope withTenant(UUID organisation) {
    return new Scope(organisation, person, office, region, subject);
  }

  /** The same with what an office of a region may look at. */
  public Scope withOffice(UUID publicOffice, String division) {
    return new Scope(tenant, person, publicOffice, division, subject);
  }
}
