package cn.laborproof.signing.access;

import java.util.List;

/**
 * Paths a module opens to people who have not signed in: declare a bean of this type. Whether a
 * handler answers is then still decided by {@link Allow} and {@link AllowAnyone}.
 *
 * @param patterns Spring path patterns, for example {@code /sign/**}
 */
public record PublicPaths(List<String> patterns) {

  /** Copies the list. */
  public PublicPaths {
    patterns = List.copyOf(patterns);
  }

  /** Names the patterns. */
  public static PublicPaths of(String... patterns) {
    return new PublicPaths(List.of(patterns));
  }
}
