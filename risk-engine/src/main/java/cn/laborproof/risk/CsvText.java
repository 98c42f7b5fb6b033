package cn.laborproof.risk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Text of a CSV file as offices send it: UTF-8, with or without a byte order mark, or GB 18030 as
 * spreadsheet programs in China write it. Read as a stream.
 */
public final class CsvText {

  private static final int SAMPLE = 64 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private CsvText() {}

  /**
   * Decides by the beginning of the file.
   *
   * @return empty when it holds a byte that no text has, as a spreadsheet or a picture does
   */
  public static Optional<Reader> of(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, SAMPLE);
    in.mark(SAMPLE);
    byte[] sample = in.readNBytes(SAMPLE - 1);
    in.reset();
    if (holdsNul(sample)) {
      return Optional.empty();
    }
    if (startsWith(sample, BYTE_ORDER_MARK)) {
      in.skipNBytes(BYTE_ORDER_MARK.length);
    }
    Charset charset = isUtf8(sample) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
    return Optional.of(new InputStreamReader(in, charset));
  }

  private static boolean holdsNul(byte[] sample) {
    for (byte b : sample) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] sample, byte[] mark) {
    return sample.length >= mark.length
        && Arrays.equals(sample, 0, mark.length, mark, 0, mark.length);
  }

  private static boolean isUtf8(byte[] sample) {
    // The sample may end inside a character: up to three bytes are left out for the decision.
    for (int cut = 0; cut <= Math.min(3, sample.length); cut++) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sample, 0, sample.length - cut));
        return true;
      } catch (CharacterCodingException e) {
        continue;
      }
    }
    return false;
  }
}
