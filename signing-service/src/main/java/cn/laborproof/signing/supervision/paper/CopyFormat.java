package cn.laborproof.signing.supervision.paper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a scanned copy may be, told by its first bytes and never by what the sender calls it. */
public enum CopyFormat {
  PDF("application/pdf", "pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
  JPEG("image/jpeg", "jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
  PNG("image/png", "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

  private final String mediaType;
  private final String extension;
  private final byte[] magic;

  CopyFormat(String mediaType, String extension, byte[] magic) {
    this.mediaType = mediaType;
    this.extension = extension;
    this.magic = magic;
  }

  /** What these bytes begin like; empty for anything else. */
  public static Optional<CopyFormat> of(byte[] content) {
    return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
  }

  private boolean begins(byte[] content) {
    return content.length > magic.length
        && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
  }

  public String mediaType() {
    return mediaType;
  }

  /** A file name that tells the format: the sender's own is not kept. */
  public String fileName(String stem) {
    return stem + "." + extension;
  }
}
