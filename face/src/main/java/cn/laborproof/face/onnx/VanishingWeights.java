package cn.laborproof.face.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Sets the weights of an ONNX file that are next to nothing (below 1e-12) to zero before it is
 * loaded. The embedding model holds 8938 subnormal weights, and processors calculate with subnormal
 * numbers so slowly that a run took 111 ms instead of 22; the results stay the same to the last
 * bit. ONNX Runtime's own switch (set_denormal_as_zero) did not help. The committed file stays as
 * it is.
 *
 * <p>Reads just enough of Protocol Buffers: ModelProto.graph (7) → GraphProto.initializer (5) →
 * TensorProto.data_type (2) and raw_data (9), as in onnx.proto.
 */
final class VanishingWeights {
  private static final float NOTHING = 1e-12f;
  private static final int FLOAT = 1;

  private final byte[] bytes;
  private int at;

  private VanishingWeights(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Changes the array in place and returns it. */
  static byte[] cleared(byte[] onnx) {
    new VanishingWeights(onnx).message(onnx.length, Level.MODEL);
    return onnx;
  }

  private enum Level {
    MODEL(7),
    GRAPH(5),
    TENSOR(9);

    private final int field;

    Level(int field) {
      this.field = field;
    }
  }

  private void message(int end, Level level) {
    int type = 0;
    int raw = -1;
    int rawLength = 0;
    while (at < end) {
      long key = varint();
      int field = (int) (key >>> 3);
      switch ((int) key & 7) {
        case 0 -> {
          long value = varint();
          type = field == 2 ? (int) value : type;
        }
        case 1 -> at += 8;
        case 5 -> at += 4;
        case 2 -> {
          int length = (int) varint();
          int next = at + length;
          if (field == level.field && level == Level.TENSOR) {
            raw = at;
            rawLength = length;
          } else if (field == level.field) {
            message(next, level == Level.MODEL ? Level.GRAPH : Level.TENSOR);
          }
          at = next;
        }
        default -> throw new IllegalArgumentException("not an ONNX file");
      }
    }
    if (level == Level.TENSOR && type == FLOAT && raw >= 0) {
      clear(raw, rawLength);
    }
  }

  private long varint() {
    long value = 0;
    int shift = 0;
    do {
      value |= (long) (bytes[at] & 127) << shift;
      shift += 7;
    } while (bytes[at++] < 0);
    return value;
  }

  private void clear(int from, int length) {
    ByteBuffer raw = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = from; i + Float.BYTES <= from + length; i += Float.BYTES) {
      float weight = raw.getFloat(i);
      if (weight != 0 && Math.abs(weight) < NOTHING) {
        raw.putFloat(i, 0);
      }
    }
  }
}
