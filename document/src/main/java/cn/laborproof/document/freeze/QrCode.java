package cn.laborproof.document.freeze;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URI;

/** A QR code as filled rectangles (ISO/IEC 18004), one for each run of dark modules in a row. */
final class QrCode {
  private final ByteMatrix modules;

  QrCode(URI address) {
    try {
      modules = Encoder.encode(address.toASCIIString(), ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code holds this address: " + address, e);
    }
  }

  /** Operators that fill it, a module being a unit square, from the lower left corner. */
  String operators() {
    int size = modules.getHeight();
    StringBuilder operators = new StringBuilder("0 g\n");
    for (int row = 0; row < size; row++) {
      int column = 0;
      while (column < size) {
        int start = column;
        while (column < size && modules.get(column, row) == 1) {
          column++;
        }
        if (column > start) {
          operators.append("%s %s %s 1 re\n".formatted(start, size - 1 - row, column - start));
        }
        column++;
      }
    }
    return operators.append("f\n").toString();
  }

  /** Modules on each side. */
  int size() {
    return modules.getHeight();
  }
}
