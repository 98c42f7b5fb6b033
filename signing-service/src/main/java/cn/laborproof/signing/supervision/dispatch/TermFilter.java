package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which running terms are looked at.
 *
 * @param firm code of the dispatch firm; blank for every one
 * @param bands the band wanted on a dimension; a dimension that is not named is not narrowed
 * @param page counted from 0
 * @param size rows of a page
 */
record TermFilter(String firm, Map<Dimension, String> bands, int page, int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  private static final int MOST_ROWS = 200;
  private static final int LAST_PAGE = 100_000;
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{Nd}_.:-]{0,64}");

  TermFilter {
    bands = Map.copyOf(bands);
  }

  /** What a request says, in its own words; blank is not narrowed. */
  record Asked(
      String firm,
      String unit,
      String nature,
      String age,
      String place,
      String insurance,
      String length) {

    /**
     * @throws Refusal {@code unreadable-request}
     */
    TermFilter paged(int page, int size) {
      if (page < 0 || page > LAST_PAGE || size < 1 || size > MOST_ROWS) {
        throw new Refusal(CommonRefusal.UNREADABLE);
      }
      Map<Dimension, String> bands = new EnumMap<>(Dimension.class);
      put(bands, Dimension.UNIT, unit);
      put(bands, Dimension.NATURE, nature);
      put(bands, Dimension.AGE, age);
      put(bands, Dimension.PLACE, place);
      put(bands, Dimension.INSURANCE, insurance);
      put(bands, Dimension.LENGTH, length);
      return new TermFilter(code(firm), bands, page, size);
    }

    private static void put(Map<Dimension, String> bands, Dimension dimension, String band) {
      if (!band.isBlank()) {
        boolean known = dimension.bands().isEmpty() || dimension.bands().contains(band);
        if (!known) {
          throw new Refusal(CommonRefusal.UNREADABLE);
        }
        bands.put(dimension, code(band));
      }
    }

    private static String code(String text) {
      if (!CODE.matcher(text).matches()) {
        throw new Refusal(CommonRefusal.UNREADABLE);
      }
      return text;
    }
  }

  /** Every term of one firm, or of all when blank. */
  static TermFilter ofFirm(String firm) {
    return new TermFilter(firm, Map.of(), 0, PAGE_SIZE);
  }
}
