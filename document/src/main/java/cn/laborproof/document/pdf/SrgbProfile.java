package cn.laborproof.document.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An ICC profile of the sRGB colour space (IEC 61966-2-1), computed, so that no profile file with a
 * licence of its own has to be shipped: matrix of the primaries adapted to D50 and a parametric
 * tone curve (ICC.1:2010 §8.3.3, §10.16).
 */
public final class SrgbProfile {
  private static final double[][] PRIMARIES = {
    {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}
  };
  private static final double[] WHITE_D50 = {0.96420, 1.0, 0.82491};
  private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  private static final double[] BRADFORD = {
    1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168
  };

  private SrgbProfile() {}

  /** The profile's bytes, the same each time. */
  public static byte[] bytes() {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", unicode("sRGB"));
    tags.put("cprt", unicode("CC0"));
    tags.put("wtpt", fixed("XYZ ", WHITE_D50));
    tags.put("chad", fixed("sf32", BRADFORD));
    tags.put("rXYZ", fixed("XYZ ", PRIMARIES[0]));
    tags.put("gXYZ", fixed("XYZ ", PRIMARIES[1]));
    tags.put("bXYZ", fixed("XYZ ", PRIMARIES[2]));
    tags.put("rTRC", curve());
    tags.put("gTRC", curve());
    tags.put("bTRC", curve());
    return assembled(tags);
  }

  private static byte[] assembled(Map<String, byte[]> tags) {
    int start = 128 + 4 + 12 * tags.size();
    int size = start + tags.values().stream().mapToInt(tag -> tag.length).sum();
    ByteBuffer profile = ByteBuffer.allocate(size);
    profile.putInt(0, size).putInt(8, 0x04200000);
    ascii(profile, 12, "mntrRGB XYZ ");
    profile.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
    ascii(profile, 36, "acsp");
    for (int i = 0; i < 3; i++) {
      profile.putInt(68 + 4 * i, s15Fixed16(WHITE_D50[i]));
    }
    profile.position(128);
    profile.putInt(tags.size());
    int offset = start;
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      ascii(profile, profile.position(), tag.getKey());
      profile.position(profile.position() + 4);
      profile.putInt(offset).putInt(tag.getValue().length);
      profile.put(offset, tag.getValue());
      offset += tag.getValue().length;
    }
    return profile.array();
  }

  private static byte[] curve() {
    ByteBuffer tag = ByteBuffer.allocate(12 + 4 * CURVE.length);
    ascii(tag, 0, "para");
    tag.putShort(8, (short) 3).position(12);
    for (double parameter : CURVE) {
      tag.putInt(s15Fixed16(parameter));
    }
    return tag.array();
  }

  private static byte[] fixed(String type, double[] values) {
    ByteBuffer tag = ByteBuffer.allocate(8 + 4 * values.length);
    ascii(tag, 0, type);
    tag.position(8);
    for (double value : values) {
      tag.putInt(s15Fixed16(value));
    }
    return tag.array();
  }

  private static byte[] unicode(String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    ByteBuffer tag = ByteBuffer.allocate((28 + utf16.length + 3) & ~3);
    ascii(tag, 0, "mluc");
    tag.position(8);
    tag.putInt(1).putInt(12).putInt(0x656E5553).putInt(utf16.length).putInt(28).put(utf16);
    return tag.array();
  }

  private static void ascii(ByteBuffer buffer, int position, String text) {
    buffer.put(position, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int s15Fixed16(double value) {
    return (int) Math.round(value * 65536);
  }
}
