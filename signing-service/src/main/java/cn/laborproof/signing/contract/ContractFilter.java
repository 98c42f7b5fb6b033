package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.ContractState;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which contracts of the own organisation a list shows, and in which order.
 *
 * @param state only this state
 * @param words in the post or the number, the beginning of the reference, or the worker's whole
 *     name; empty for all
 * @param sort by what
 * @param descending whether the greatest comes first
 * @param page counted from 0
 * @param size rows on a page
 */
public record ContractFilter(
    Optional<ContractState> state,
    String words,
    Sort sort,
    boolean descending,
    int page,
    int size) {
  /** Rows on a page of the console. */
  public static final int PAGE_SIZE = 20;

  private static final int MOST_ROWS = 200;
  private static final List<String> CHOICES =
      List.of("-changed", "-created", "due", "end", "start", "state", "post");
  private static final String NUMBER = "LP-";

  /** Orders of a list; contracts without the value come last. */
  public enum Sort {
    /** The last change. */
    CHANGED("changed_at"),
    /** The beginning of the draft. */
    CREATED("created_at"),
    /** The post, as text. */
    POST("post"),
    /** The state, in the order of a contract's life. */
    STATE(
        "array_position(array['draft', 'frozen', 'invited', 'half-signed', 'concluded', 'declined', 'withdrawn', 'expired'], state)"),
    /** The first day of the term. */
    START("term_start"),
    /** The last day of the term. */
    END("term_end"),
    /** Until when the seal should be there. */
    DUE("seal_due");

    private final String column;

    Sort(String column) {
      this.column = column;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps page and size in bounds and takes the pattern signs out of the words. */
  public ContractFilter {
    words = words.replaceAll("[%_\\\\]", "").strip();
    page = Math.clamp(page, 0, 10_000);
    size = Math.clamp(size, 1, MOST_ROWS);
  }

  /** The newest changes of a state. */
  static ContractFilter newest(ContractState state, int size) {
    return new ContractFilter(Optional.of(state), "", Sort.CHANGED, true, 0, size);
  }

  /**
   * What a request says, in its own words.
   *
   * @param sort code of an order, with {@code -} before it for the greatest first
   * @throws Refusal {@code unreadable-request}
   */
  static ContractFilter asked(String state, String words, String sort, int page, int size) {
    boolean descending = sort.isBlank() || sort.startsWith("-");
    String by = sort.isBlank() ? Sort.CHANGED.code() : sort.substring(descending ? 1 : 0);
    return new ContractFilter(
        state.isBlank() ? Optional.empty() : Optional.of(stateOf(state)),
        words,
        Arrays.stream(Sort.values())
            .filter(known -> known.code().equals(by))
            .findFirst()
            .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE)),
        descending,
        page,
        size);
  }

  private static ContractState stateOf(String code) {
    try {
      return ContractState.ofCode(code);
    } catch (IllegalArgumentException _) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
  }

  /** The order as requests say it. */
  public String sorted() {
    return (descending ? "-" : "") + sort.code();
  }

  /** Orders to choose from, the present one among them. */
  public Set<String> choices() {
    var choices = new LinkedHashSet<>(CHOICES);
    choices.add(sorted());
    return choices;
  }

  /** The order by a column, the other way round if it is in order by it already. */
  public String sortedBy(String code) {
    return sort.code().equals(code) && !descending ? "-" + code : code;
  }

  /** How a column is in order, as {@code aria-sort} says it. */
  public String ordered(String code) {
    return !sort.code().equals(code) ? "none" : descending ? "descending" : "ascending";
  }

  /** What may stand in the number people name a contract by; a sign no number has if nothing. */
  String numberPart() {
    String typed = words.toUpperCase(Locale.ROOT);
    String part = typed.startsWith(NUMBER) ? typed.substring(NUMBER.length()) : typed;
    return part.isEmpty() ? "-" : part;
  }

  /** The order in SQL. */
  String order() {
    return sort.column + (descending ? " desc" : " asc") + " nulls last, id";
  }
}
