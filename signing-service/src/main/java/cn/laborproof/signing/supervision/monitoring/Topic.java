package cn.laborproof.signing.supervision.monitoring;

import cn.laborproof.signing.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is counted, in the order of the page, and for whom. */
enum Topic {
  /** Employers by whether a collective contract in force was delivered. */
  COLLECTIVE(Role.UNION),
  /** Open findings on layoffs by division. */
  LAYOFFS(Role.UNION),
  /** Open findings on unpaid wages by division. */
  ARREARS(Role.UNION),
  /** Employers by size class. */
  SIZES(Role.FEDERATION),
  /** Dispatch firms to be helped. */
  HELP(Role.FEDERATION),
  /** Open findings that were told to employers and wait for an answer. */
  UNANSWERED(Role.FEDERATION),
  /** Open warnings by level. */
  WARNINGS(Role.UNION, Role.FEDERATION),
  /** Those of them with a tripartite consultation. */
  CONSULTED(Role.UNION),
  /** Those of them that name the reader's own body among those who take part. */
  JOINED(Role.UNION, Role.FEDERATION);

  /** Rules of the library that speak of layoffs. */
  static final List<String> ON_LAYOFFS =
      List.of("many-left", "layoff-reached", "layoff-unreported", "layoff-notice-short");

  /** Rules of the library that speak of unpaid wages. */
  static final List<String> ON_ARREARS =
      List.of("wage-arrears", "wage-criminal-line", "wage-group-arrears", "wage-joint-discipline");

  private final Set<Role> readers;

  Topic(Role... readers) {
    this.readers = Set.of(readers);
  }

  /** What somebody who acts so is told of. */
  static List<Topic> of(Role role) {
    return Arrays.stream(values()).filter(topic -> topic.readers.contains(role)).toList();
  }

  /** Stable name. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
