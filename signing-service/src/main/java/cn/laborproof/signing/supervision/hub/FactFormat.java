package cn.laborproof.signing.supervision.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What lines of facts may be written in. */
enum FactFormat {
  /** RFC 4180, UTF-8 or GB 18030. */
  CSV("text/csv", ".csv"),
  /** One JSON object a line, members named like columns. */
  JSON_LINES("application/x-ndjson", ".jsonl"),
  /** The first sheet of an Office Open XML workbook. */
  WORKBOOK("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final String mediaType;
  private final String ending;

  FactFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /** By the name of a file; a name without a known ending is none. */
  static Optional<FactFormat> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (FactFormat format : values()) {
      if (lower.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** By the type of a body; whatever else is read as CSV, which says so when it is none. */
  static FactFormat ofType(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    for (FactFormat format : values()) {
      if (type.startsWith(format.mediaType)) {
        return format;
      }
    }
    return CSV;
  }

  /**
   * As the bytes have it, whatever their name or sender says: a workbook is a ZIP file, and no line
   * of CSV begins like one or like an object.
   */
  static FactFormat of(Path file, FactFormat said) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] first = in.readNBytes(ZIP.length);
      if (Arrays.equals(first, ZIP)) {
        return WORKBOOK;
      }
      return first.length > 0 && first[0] == '{' ? JSON_LINES : said;
    }
  }
}
