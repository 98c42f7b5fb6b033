package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtReceipt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Court receipts one after the other, each behind its length; found by the place they lie at. */
final class ReceiptFile implements Closeable {

  private static final int MAX_RECEIPT = 64 * 1024;

  private final FileChannel file;

  private ReceiptFile(FileChannel file) {
    this.file = file;
  }

  static ReceiptFile open(Path path) throws IOException {
    if (Files.notExists(path)) {
      Files.createFile(path, Durable.OWNER_FILE);
    }
    return new ReceiptFile(
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** Adds a receipt and says where it lies. */
  long append(CourtReceipt receipt) throws IOException {
    byte[] bytes = receipt.bytes();
    long place = file.size();
    file.position(place);
    byte[] record =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
    Durable.writeFully(file, record);
    return place;
  }

  /** The receipt at a place; nothing when a crash left no whole one there, it will come again. */
  Optional<CourtReceipt> read(long place) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    if (!fill(length, place) || length.getInt(0) < 0 || length.getInt(0) > MAX_RECEIPT) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(length.getInt(0));
    if (!fill(bytes, place + Integer.BYTES)) {
      return Optional.empty();
    }
    try {
      return Optional.of(CourtReceipt.parse(bytes.array()));
    } catch (MalformedException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean fill(ByteBuffer target, long place) throws IOException {
    while (target.hasRemaining()) {
      if (file.read(target, place + target.position()) < 0) {
        return false;
      }
    }
    return true;
  }

  void force() throws IOException {
    file.force(true);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
