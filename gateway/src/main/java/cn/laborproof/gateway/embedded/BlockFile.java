package cn.laborproof.gateway.embedded;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.BlockFileReader;
import cn.laborproof.proof.ledger.LedgerBlock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only file of blocks: one canonical JSON object per line.
 *
 * <p>A block is acknowledged only after its newline was forced to disk, so whatever follows the
 * last newline was never acknowledged and is cut off at the next start. A whole line that does not
 * verify was acknowledged once: that is damage, and nothing is cut.
 */
final class BlockFile implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(BlockFile.class);

  private final FileChannel channel;
  private final List<Long> offsets = new ArrayList<>();
  private long end;

  private BlockFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the file, made if it is not there, hands every block to {@code replay} in order and cuts
   * a torn tail off.
   */
  static BlockFile open(Path file, Replay replay) throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(file, Durable.OWNER_FILE);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    BlockFile blocks = new BlockFile(channel);
    try {
      blocks.recover(file, replay);
      return blocks;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void recover(Path file, Replay replay) throws IOException {
    try (BlockFileReader lines = new BlockFileReader(file)) {
      for (Optional<BlockFileReader.Line> line = lines.next();
          line.isPresent();
          line = lines.next()) {
        replay.block(LedgerBlock.parse(line.get().bytes()));
        offsets.add(line.get().offset());
      }
      end = lines.offset();
      if (lines.tornBytes() > 0) {
        LOG.warn(
            "{}: {} bytes after block {} were never acknowledged and are cut off",
            file,
            lines.tornBytes(),
            offsets.size() - 1);
        truncate();
      }
    } catch (MalformedException e) {
      throw new LedgerDamagedException(
          "%s: block %d cannot be read; nothing was changed, run fsck"
              .formatted(file, offsets.size()),
          e);
    }
  }

  /**
   * Appends a block and forces it to disk.
   *
   * @throws NotWrittenException if the block certainly is not in the file
   * @throws IOException if nobody can say; the file must then be opened anew
   */
  void append(LedgerBlock block) throws IOException {
    byte[] json = block.bytes();
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    channel.position(end);
    try {
      Durable.writeFully(channel, line);
    } catch (IOException e) {
      truncate();
      throw new NotWrittenException(e);
    }
    channel.force(true);
    offsets.add(end);
    end += line.length;
  }

  /** The block of that number. */
  LedgerBlock read(long number) throws IOException {
    int index = Math.toIntExact(number);
    long from = offsets.get(index);
    long to = index + 1 < offsets.size() ? offsets.get(index + 1) : end;
    ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(to - from - 1));
    while (line.hasRemaining()) {
      if (channel.read(line, from + line.position()) < 0) {
        throw new LedgerDamagedException("block " + number + " is gone from the file");
      }
    }
    return LedgerBlock.parse(line.array());
  }

  private void truncate() throws IOException {
    channel.truncate(end);
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Takes the blocks of the file in order. */
  @FunctionalInterface
  interface Replay {
    void block(LedgerBlock block) throws IOException;
  }

  /** The block is certainly not in the file. */
  static final class NotWrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    NotWrittenException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
