package cn.laborproof.proof.verdict;

import java.util.List;

/**
 * A question that is asked. Each area (a package or module) declares its codes in one enum.
 *
 * <p>Texts live in {@code META-INF/laborproof/messages/AREA_LANG.properties} (UTF-8): {@code
 * ID.question} and {@code ID.ANSWER} for each answer, with {@code {name}} places filled from the
 * result's facts. A test of each area asserts that both languages have all of them and no others.
 */
public interface CheckCode {
  /** Stable dotted id whose first part is the area, such as {@code log.inclusion}. */
  String id();

  /** Keys of all answers the check can give, such as {@code passed} and {@code root-differs}. */
  List<String> answers();
}
