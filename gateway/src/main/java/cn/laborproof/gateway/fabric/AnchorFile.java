package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.ledger.AnchorPurpose;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.CheckpointRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * The anchors of one log as records of one length, ordered as on the ledger and therefore by size:
 * found by bisection, read one by one, however many there are. Each record has room for where the
 * court's receipt lies, which is filled in when it comes.
 */
final class AnchorFile implements Closeable {

  private static final int LENGTH = 256;
  private static final int BLOCK = 8;
  private static final int INDEX = 16;
  private static final int PURPOSE = 20;
  private static final int CONTENT = 224;
  private static final int RECEIPT = 232;
  private static final long NO_RECEIPT = 0;

  private final String origin;
  private final String channelName;
  private final Digest chain;
  private final FileChannel file;
  private long count;

  private AnchorFile(String origin, String channelName, Digest chain, FileChannel file) {
    this.origin = origin;
    this.channelName = channelName;
    this.chain = chain;
    this.file = file;
  }

  /**
   * Opens the file and forgets what is not whole or is of a block that will be read again.
   *
   * @param next the first block that will be read again
   */
  static AnchorFile open(Path path, String origin, FabricConnection connection, long next)
      throws IOException {
    if (Files.notExists(path)) {
      Files.createFile(path, Durable.OWNER_FILE);
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var anchors = new AnchorFile(origin, connection.channel(), connection.genesis(), file);
    anchors.count = file.size() / LENGTH;
    while (anchors.count > 0 && !anchors.isKept(anchors.count - 1, next)) {
      anchors.count--;
    }
    file.truncate(anchors.count * LENGTH);
    return anchors;
  }

  private boolean isKept(long index, long next) throws IOException {
    ByteBuffer record = read(index);
    return record.getInt(CONTENT) == checksum(record) && record.getLong(BLOCK) < next;
  }

  String origin() {
    return origin;
  }

  long count() {
    return count;
  }

  /** Adds an anchor; its size is larger than that of every one before. */
  void append(AnchoredCheckpoint anchor, int index) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(LENGTH);
    CheckpointRecord checkpoint = anchor.record();
    record.putLong(checkpoint.size()).putLong(anchor.block()).putInt(index);
    record.putInt(checkpoint.purpose() == AnchorPurpose.BUSINESS ? 1 : 0);
    record.putLong(anchor.time().toEpochMilli());
    record.put(anchor.blockHash().bytes()).put(anchor.transaction().bytes());
    record.put(checkpoint.root().bytes());
    record.put(checkpoint.key().bytes()).put(checkpoint.signature().bytes());
    record.putInt(CONTENT, checksum(record));
    write(record.clear(), count * LENGTH);
    count++;
  }

  /** Where the receipt of an anchor lies, from 0; -1 for none. */
  long receiptOf(long index) throws IOException {
    return read(index).getLong(RECEIPT) - 1;
  }

  void noteReceipt(long index, long place) throws IOException {
    write(ByteBuffer.allocate(Long.BYTES).putLong(place + 1).flip(), index * LENGTH + RECEIPT);
  }

  void force() throws IOException {
    file.force(false);
  }

  /** The first anchor with at least so many entries; {@link #count} when there is none. */
  long firstCovering(long entries) throws IOException {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (read(middle).getLong(0) < entries) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether this anchor is business and has no receipt. */
  boolean awaits(long index) throws IOException {
    ByteBuffer record = read(index);
    return record.getInt(PURPOSE) == 1 && record.getLong(RECEIPT) == NO_RECEIPT;
  }

  /** The anchor of that place. */
  AnchoredCheckpoint get(long index) throws IOException {
    ByteBuffer record = read(index);
    if (record.getInt(CONTENT) != checksum(record)) {
      throw new IOException("the index is damaged; delete it, it is rebuilt from the ledger");
    }
    long size = record.getLong();
    long block = record.getLong();
    record.getInt();
    AnchorPurpose purpose = record.getInt() == 1 ? AnchorPurpose.BUSINESS : AnchorPurpose.HEARTBEAT;
    Instant time = Instant.ofEpochMilli(record.getLong());
    Digest blockHash = digest(record);
    Digest transaction = digest(record);
    Digest root = digest(record);
    var checkpoint =
        new CheckpointRecord(
            origin,
            size,
            root,
            Ed25519PublicKey.of(bytes(record, Ed25519PublicKey.LENGTH)),
            Ed25519Signature.of(bytes(record, Ed25519PublicKey.SIGNATURE_LENGTH)),
            purpose);
    return new AnchoredCheckpoint(
        checkpoint, channelName, chain, block, blockHash, transaction, time);
  }

  /** Place of the transaction in its block. */
  int transactionIndex(long index) throws IOException {
    return read(index).getInt(INDEX);
  }

  private static Digest digest(ByteBuffer record) {
    return Digest.of(bytes(record, Digest.LENGTH));
  }

  private static byte[] bytes(ByteBuffer record, int length) {
    byte[] bytes = new byte[length];
    record.get(bytes);
    return bytes;
  }

  private static int checksum(ByteBuffer record) {
    CRC32C crc = new CRC32C();
    crc.update(record.array(), 0, CONTENT);
    return (int) crc.getValue();
  }

  private ByteBuffer read(long index) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(LENGTH);
    while (record.hasRemaining()) {
      if (file.read(record, index * LENGTH + record.position()) < 0) {
        throw new IOException("the index ends before record " + index);
      }
    }
    return record.flip();
  }

  private void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
