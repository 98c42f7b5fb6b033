package cn.laborproof.document.examine.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A PDF file read to the last byte: its revisions, oldest first, and where its structure says less
 * or more than its bytes.
 */
public final class PdfFile {
  private final byte[] bytes;
  private final List<Revision> revisions;
  private final List<StructureFault> faults;
  private final StreamDecoder decoder;

  PdfFile(
      byte[] bytes, List<Revision> revisions, List<StructureFault> faults, StreamDecoder decoder) {
    this.bytes = bytes;
    this.revisions = List.copyOf(revisions);
    this.faults = List.copyOf(faults);
    this.decoder = decoder;
  }

  /**
   * Reads a file.
   *
   * @param bytes the whole file; not copied, must not be changed
   * @param budget what reading may cost, also for later {@link #decode} calls
   * @throws MalformedPdfException where the bytes break ISO 32000-1 so that nothing behind them can
   *     be trusted
   * @throws LimitReachedException when the budget is spent
   */
  public static PdfFile read(byte[] bytes, WorkBudget budget) throws MalformedPdfException {
    return new PdfFileReader(bytes, budget).read();
  }

  /**
   * Whether the bytes claim to be a PDF: the header within the first 1024 bytes (ISO 32000-1 Annex
   * H.3.4.1).
   */
  public static boolean looksLikePdf(byte[] bytes) {
    return PdfFileReader.headerAt(bytes) >= 0;
  }

  /** The whole file. The array itself: callers must not change it. */
  public byte[] bytes() {
    return bytes;
  }

  /** All revisions, oldest first; at least one. */
  public List<Revision> revisions() {
    return revisions;
  }

  /** The file as it is now. */
  public Revision latest() {
    return revisions.getLast();
  }

  /** Where bytes and structure disagree; empty for a file whose every byte is accounted for. */
  public List<StructureFault> faults() {
    return faults;
  }

  /**
   * The data of a stream.
   *
   * @return empty for filters this examiner does not undo (images)
   * @throws MalformedPdfException when its data is damaged
   */
  public Optional<byte[]> decode(PdfValue.Stream stream) throws MalformedPdfException {
    return decoder.decode(stream);
  }

  /**
   * Whether two values mean the same; for streams also their encoded data. References are compared,
   * not followed.
   */
  public boolean same(PdfValue one, PdfValue other) {
    if (one instanceof PdfValue.Stream a && other instanceof PdfValue.Stream b) {
      return a.dictionary().equals(b.dictionary())
          && Arrays.equals(
              bytes, a.start(), a.start() + a.length(), bytes, b.start(), b.start() + b.length());
    }
    return one.equals(other);
  }
}
