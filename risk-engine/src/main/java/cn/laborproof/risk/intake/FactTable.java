package cn.laborproof.risk.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Lines of one kind of facts, whatever they are written in: finds the columns by their headings and
 * checks line by line. Good lines are always kept; each other line is named with its reason.
 */
public final class FactTable {

  /** Takes what was read, in the order of the lines. */
  public interface Intake {
    void good(FactRow row);

    /**
     * A line that is not used.
     *
     * @param line its number, the header being line 1
     * @param column the column at fault, or empty
     * @param fields what stood there, blank under headings no column has; empty when the line as
     *     such could not be read
     */
    void bad(long line, String column, Reason reason, List<String> fields);

    /** A heading that no column has; its values are not looked at. */
    void ignored(String heading);
  }

  private final FactKind kind;
  private final Horizon horizon;
  private final Intake intake;
  private int[] places = new int[0];
  private int width;

  /**
   * @param horizon how far what has happened may reach
   */
  public FactTable(FactKind kind, Horizon horizon, Intake intake) {
    this.kind = kind;
    this.horizon = horizon;
    this.intake = intake;
  }

  public FactKind kind() {
    return kind;
  }

  /**
   * Takes the headings, English in any case or Chinese, in any order.
   *
   * @return whether lines can be read under them; otherwise the intake has been told why not
   */
  public boolean header(List<String> headings) {
    int[] found = new int[kind.columns().size()];
    Arrays.fill(found, -1);
    boolean twice = false;
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i).strip();
      boolean known = false;
      for (int c = 0; c < found.length; c++) {
        if (kind.columns().get(c).isNamed(heading)) {
          known = true;
          twice |= found[c] >= 0;
          found[c] = i;
        }
      }
      if (!known) {
        intake.ignored(heading);
      }
    }
    boolean missing = false;
    for (int c = 0; c < found.length; c++) {
      Column column = kind.columns().get(c);
      if (column.required() && found[c] < 0) {
        missing = true;
        unusable(column.name(), Reason.HEADER);
      }
    }
    if (twice && !missing) {
      unusable("", Reason.HEADER);
    }
    places = found;
    width = headings.size();
    return !twice && !missing;
  }

  /** Takes one line below a usable header. */
  public void line(long number, List<String> fields) {
    try {
      if (fields.size() != width) {
        throw new BadValue("", Reason.COLUMN_COUNT);
      }
      String[] values = new String[places.length];
      for (int c = 0; c < places.length; c++) {
        Column column = kind.columns().get(c);
        values[c] = ValueCheck.normal(column, places[c] < 0 ? "" : fields.get(places[c]));
      }
      FactRow row = new FactRow(kind, number, List.of(values));
      RowCheck.check(row);
      horizon.check(row);
      intake.good(row);
    } catch (BadValue e) {
      intake.bad(number, e.column(), e.reason(), listed(fields));
    }
  }

  /** What stands under headings no column has was not asked for, and is not kept for anybody. */
  private List<String> listed(List<String> fields) {
    if (fields.size() != width) {
      return fields;
    }
    List<String> listed = new ArrayList<>(Collections.nCopies(width, ""));
    for (int place : places) {
      if (place >= 0) {
        listed.set(place, fields.get(place));
      }
    }
    return List.copyOf(listed);
  }

  /** A line that another reader already found to be none. */
  public void refuse(long number, String column, Reason why, List<String> fields) {
    intake.bad(number, column, why, fields);
  }

  /** A name that no column has. */
  public void ignored(String heading) {
    intake.ignored(heading);
  }

  /** Nothing can be used: no text, no header. */
  public void unusable(String column, Reason why) {
    intake.bad(1, column, why, List.of());
  }

  /** From this line on nothing can be read; the lines before stay. */
  public void unreadableFrom(long number) {
    intake.bad(number, "", Reason.UNREADABLE_REST, List.of());
  }
}
