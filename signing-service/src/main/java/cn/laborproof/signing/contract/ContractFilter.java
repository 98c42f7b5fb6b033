package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.ContractState;
import java.util.Optional;

/**
 * Which contracts of the own organisation a list shows.
 *
 * @param state only this state
 * @param words in the post, or the beginning of the reference; empty for all
 * @param page counted from 0
 * @param size rows on a page
 */
public record ContractFilter(Optional<ContractState> state, String words, int page, int size) {
  /** Rows on a page of the console. */
  public static final int PAGE_SIZE = 20;

  private static final int MOST_ROWS = 200;

  /** Keeps page and size in bounds and takes the pattern signs out of the words. */
  public ContractFilter {
    words = words.replaceAll("[%_\\\\]", "").strip();
    page = Math.clamp(page, 0, 10_000);
    size = Math.clamp(size, 1, MOST_ROWS);
  }
}
