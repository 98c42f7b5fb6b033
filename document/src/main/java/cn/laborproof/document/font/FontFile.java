package cn.laborproof.document.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A committed font, read when first used. Where each comes from: {@code FONTS.md} beside it. */
enum FontFile {
  /** Running text. */
  NOTO_REGULAR("NotoSansSC-Regular"),
  /** Headings. */
  NOTO_BOLD("NotoSansSC-Bold"),
  /**
   * Extensions B to F, 60 000 rare characters: 30 MB, so kept out of memory until one is needed.
   */
  HANAZONO_B("HanaMinB"),
  /** The few characters of GB 18030-2022 that are newer than the others. */
  REST("LaborProofRest");

  private final String file;
  private volatile @Nullable TrueTypeFace face;

  FontFile(String file) {
    this.file = file;
  }

  TrueTypeFace face() {
    TrueTypeFace loaded = face;
    if (loaded != null) {
      return loaded;
    }
    synchronized (this) {
      TrueTypeFace mine = face;
      if (mine == null) {
        mine = new TrueTypeFace(file, read());
        face = mine;
      }
      return mine;
    }
  }

  byte[] read() {
    try (InputStream packed = FontFile.class.getResourceAsStream(file + ".ttf.gz");
        InputStream font = new GZIPInputStream(Objects.requireNonNull(packed, file), 1 << 16)) {
      return font.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("font " + file + " cannot be read", e);
    }
  }
}
