package cn.laborproof.document.freeze;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** One piece of the page content, from top to bottom. */
public sealed interface Block {

  /**
   * Heading of a clause, kept with the text below it.
   *
   * @param number for example {@code 第一条}; may be empty
   * @param text for example {@code 劳动合同期限}
   */
  record Heading(String number, String text) implements Block {
    /** Null is refused. */
    public Heading {
      Objects.requireNonNull(number, "number");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A paragraph, first line indented by two characters as Chinese text is set.
   *
   * @param spans its runs of text
   */
  record Paragraph(List<Span> spans) implements Block {
    /** Copies the list. */
    public Paragraph {
      spans = List.copyOf(spans);
    }

    /** A paragraph of the given runs. */
    public static Paragraph of(Span... spans) {
      return new Paragraph(List.of(spans));
    }

    /** A paragraph of the template's own text. */
    public static Paragraph plain(String text) {
      return new Paragraph(List.of(Span.plain(text)));
    }
  }

  /**
   * A numbered item with hanging indent.
   *
   * @param number for example {@code （一）} or {@code 1.}
   * @param spans its runs of text
   */
  record Item(String number, List<Span> spans) implements Block {
    /** Copies the list. */
    public Item {
      Objects.requireNonNull(number, "number");
      spans = List.copyOf(spans);
    }
  }

  /**
   * The facts a reader looks for first, as a two-column table.
   *
   * @param caption heading of the table, for example {@code 关键信息}
   * @param facts rows
   */
  record KeyFacts(String caption, List<Fact> facts) implements Block {
    /** Copies the list. */
    public KeyFacts {
      Objects.requireNonNull(caption, "caption");
      facts = List.copyOf(facts);
    }
  }

  /**
   * A row of {@link KeyFacts}.
   *
   * @param label for example {@code 合同期限}
   * @param value for example {@code 2026年12月1日至2029年11月30日}
   */
  record Fact(String label, String value) {
    /** Null is refused. */
    public Fact {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A table with a head row that is repeated on each page.
   *
   * @param head column titles
   * @param widths relative widths, one for each column
   * @param rows cells, each row as long as the head
   */
  record Table(List<String> head, List<Integer> widths, List<List<String>> rows) implements Block {
    /** Copies the lists; rows of another length are an {@link IllegalArgumentException}. */
    public Table {
      head = List.copyOf(head);
      widths = List.copyOf(widths);
      rows = rows.stream().map(List::copyOf).toList();
      int columns = head.size();
      if (columns == 0 || widths.size() != columns) {
        throw new IllegalArgumentException("a table has one width for each column");
      }
      if (rows.stream().anyMatch(row -> row.size() != columns)) {
        throw new IllegalArgumentException("a row is not as long as the head of its table");
      }
    }
  }

  /**
   * A chart, drawn as lines and areas. Only reports have one: what is signed holds text and rules
   * alone, so that nothing can be drawn into it (ADR 43).
   *
   * @param title what stands above it
   * @param alternative what it shows in words, for those who do not see it
   * @param drawn how values are drawn
   * @param labels of the places from left to right
   * @param series at least one, each with a value of nought or more for each label
   * @param split the place before which lines are broken and a mark is drawn; 0 for none
   */
  record Chart(
      String title,
      String alternative,
      Drawn drawn,
      List<String> labels,
      List<Series> series,
      int split)
      implements Block {
    /** Copies the lists; series of another length are an {@link IllegalArgumentException}. */
    public Chart {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(alternative, "alternative");
      Objects.requireNonNull(drawn, "drawn");
      labels = List.copyOf(labels);
      series = List.copyOf(series);
      int places = labels.size();
      if (places == 0 || series.isEmpty()) {
        throw new IllegalArgumentException("a chart shows something");
      }
      if (series.stream().anyMatch(each -> each.values().size() != places)) {
        throw new IllegalArgumentException("a series has one value for each label");
      }
      if (series.stream().flatMap(each -> each.values().stream()).anyMatch(v -> v.signum() < 0)) {
        throw new IllegalArgumentException("a chart begins at nought");
      }
    }

    /** How values are drawn. */
    public enum Drawn {
      /** Upright bars, one series beside the other. */
      BARS,
      /** Lines from value to value. */
      LINES
    }

    /**
     * Values of one kind.
     *
     * @param name of the kind
     * @param values one for each label
     */
    public record Series(String name, List<BigDecimal> values) {
      /** Copies the list. */
      public Series {
        Objects.requireNonNull(name, "name");
        values = List.copyOf(values);
      }
    }
  }

  /**
   * A framed remark, for example the notice that electronic signing is voluntary.
   *
   * @param text what it says
   */
  record Notice(String text) implements Block {
    /** Null is refused. */
    public Notice {
      Objects.requireNonNull(text, "text");
    }
  }
}
