package cn.laborproof.document.examine.pdf;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the filters a stream of text can carry: none or FlateDecode with PNG predictors. Images
 * stay as they are.
 */
final class StreamDecoder {
  private static final int CHUNK = 16 * 1024;

  private final byte[] bytes;
  private final WorkBudget budget;

  StreamDecoder(byte[] bytes, WorkBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /** The decoded data; empty where a filter stands that this examiner does not undo. */
  Optional<byte[]> decode(PdfValue.Stream stream) throws MalformedPdfException {
    List<PdfValue> filters = list(stream.dictionary().get("Filter"));
    if (filters.isEmpty()) {
      budget.decoded(stream.length());
      byte[] plain = new byte[stream.length()];
      System.arraycopy(bytes, stream.start(), plain, 0, plain.length);
      return Optional.of(plain);
    }
    if (filters.size() > 1 || !filters.getFirst().equals(new PdfValue.Name("FlateDecode"))) {
      return Optional.empty();
    }
    byte[] inflated = inflate(stream);
    List<PdfValue> parameters = list(stream.dictionary().get("DecodeParms"));
    return parameters.isEmpty()
            || !(parameters.getFirst() instanceof PdfValue.Dictionary dictionary)
        ? Optional.of(inflated)
        : Optional.of(unpredict(inflated, dictionary, stream.start()));
  }

  private static List<PdfValue> list(Optional<PdfValue> value) {
    return switch (value.orElse(PdfValue.Null.NULL)) {
      case PdfValue.Array array -> array.items();
      case PdfValue.Null _ -> List.of();
      case PdfValue single -> List.of(single);
    };
  }

  private byte[] inflate(PdfValue.Stream stream) throws MalformedPdfException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes, stream.start(), stream.length());
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, stream.length() * 3));
      byte[] chunk = new byte[CHUNK];
      while (!inflater.finished()) {
        int n = inflater.inflate(chunk);
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new MalformedPdfException(stream.start(), "compressed data ends too early");
        }
        budget.decoded(n);
        out.write(chunk, 0, n);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new MalformedPdfException(
          stream.start(), "compressed data is damaged: " + e.getMessage());
    }
  }

  private byte[] unpredict(byte[] data, PdfValue.Dictionary parameters, int offset)
      throws MalformedPdfException {
    int predictor = integer(parameters, "Predictor", 1);
    if (predictor == 1) {
      return data;
    }
    int columns = integer(parameters, "Columns", 1);
    boolean bytewise =
        integer(parameters, "Colors", 1) == 1 && integer(parameters, "BitsPerComponent", 8) == 8;
    if (predictor < 10
        || predictor > 15
        || !bytewise
        || columns < 1
        || data.length % (columns + 1) != 0) {
      throw new MalformedPdfException(offset, "predictor not supported");
    }
    int rows = data.length / (columns + 1);
    byte[] plain = new byte[rows * columns];
    for (int row = 0; row < rows; row++) {
      budget.step();
      unpredictRow(data, row * (columns + 1), plain, row * columns, columns, offset);
    }
    return plain;
  }

  /**
   * PNG filters None, Sub and Up (RFC 2083 §6), one byte per pixel: what cross-reference streams
   * use.
   */
  private static void unpredictRow(
      byte[] data, int from, byte[] plain, int to, int columns, int offset)
      throws MalformedPdfException {
    int filter = data[from];
    if (filter < 0 || filter > 2) {
      throw new MalformedPdfException(offset, "PNG filter not supported");
    }
    for (int i = 0; i < columns; i++) {
      int left = filter == 1 && i > 0 ? plain[to + i - 1] : 0;
      int up = filter == 2 && to > 0 ? plain[to + i - columns] : 0;
      plain[to + i] = (byte) (data[from + 1 + i] + left + up);
    }
  }

  static int integer(PdfValue.Dictionary dictionary, String key, int absent) {
    return dictionary.entries().get(key) instanceof PdfValue.Number n && n.integer()
        ? (int) n.value()
        : absent;
  }
}
