package cn.laborproof.proof.pack;

import cn.laborproof.proof.pack.StoredZip.Header;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads from the front, never trusts the directory at the end, and compares every header with the
 * one the writer would have made.
 */
final class StoredZipReader {
  private static final int FLAGS = 6;
  private static final int METHOD = 8;
  private static final int CRC = 14;
  private static final int SIZE = 22;
  private static final int NAME_LENGTH = 26;
  private static final int FLAG_ENCRYPTED = 1;
  private static final int FLAG_DESCRIPTOR = 8;
  private static final int MAX_NAME = 120;

  private final byte[] file;
  private final ByteBuffer in;
  private final PackageLimits limits;
  private final SequencedMap<String, byte[]> members = StoredZip.members();
  private final List<Header> headers = new ArrayList<>();
  private int at;

  StoredZipReader(byte[] file, PackageLimits limits) {
    this.file = file;
    this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  SequencedMap<String, byte[]> read() throws PackageRefusedException {
    if (file.length > limits.bytes()) {
      throw new PackageRefusedException(
          PackageFault.TOO_LARGE,
          "zip",
          file.length + " bytes (expected: ≤ " + limits.bytes() + ")");
    }
    while (signature() == StoredZip.LOCAL_SIGNATURE) {
      readMember();
    }
    int directory = at;
    for (Header header : headers) {
      expect("directory entry of " + header.name(), header.central());
    }
    expect("end record", StoredZip.end(headers.size(), at - directory, directory));
    if (at != file.length) {
      throw new PackageRefusedException(
          PackageFault.TRAILING_BYTES, "zip", (file.length - at) + " bytes after its end");
    }
    return members;
  }

  private int signature() throws PackageRefusedException {
    require(Integer.BYTES, "zip");
    return in.getInt(at);
  }

  private void readMember() throws PackageRefusedException {
    if (headers.size() == limits.members()) {
      throw new PackageRefusedException(
          PackageFault.TOO_LARGE, "zip", "more than " + limits.members() + " members");
    }
    require(StoredZip.LOCAL_BYTES, "header of member " + headers.size());
    String name = readName();
    refuseFeatures(name);
    int size = in.getInt(at + SIZE);
    Header header = new Header(name, in.getInt(at + CRC), size, at);
    expect("header of " + name, header.local());
    require(size, name);
    byte[] content = Arrays.copyOfRange(file, at, at + size);
    at += size;
    if (StoredZip.crc(content) != header.crc()) {
      throw new PackageRefusedException(
          PackageFault.DAMAGED_MEMBER, name, "content does not fit its checksum");
    }
    headers.add(header);
    if (members.put(name, content) != null) {
      throw new PackageRefusedException(PackageFault.DUPLICATE_NAME, name, "twice in the zip");
    }
  }

  private String readName() throws PackageRefusedException {
    int length = Short.toUnsignedInt(in.getShort(at + NAME_LENGTH));
    String part = "header of member " + headers.size();
    if (length > MAX_NAME) {
      throw new PackageRefusedException(PackageFault.BAD_NAME, part, length + " characters");
    }
    require(StoredZip.LOCAL_BYTES + length, part);
    String name = new String(file, at + StoredZip.LOCAL_BYTES, length, StandardCharsets.ISO_8859_1);
    if (!name.matches("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)?")) {
      throw new PackageRefusedException(PackageFault.BAD_NAME, part, "not a name of the format");
    }
    return name;
  }

  private void refuseFeatures(String name) throws PackageRefusedException {
    int flags = in.getShort(at + FLAGS);
    if ((flags & FLAG_ENCRYPTED) != 0) {
      throw new PackageRefusedException(PackageFault.ENCRYPTED, name, "encrypted");
    }
    if ((flags & FLAG_DESCRIPTOR) != 0) {
      throw new PackageRefusedException(PackageFault.DATA_DESCRIPTOR, name, "has a descriptor");
    }
    if (in.getShort(at + METHOD) != 0) {
      throw new PackageRefusedException(PackageFault.COMPRESSED, name, "compressed");
    }
  }

  private void expect(String part, byte[] expected) throws PackageRefusedException {
    require(expected.length, part);
    if (!Arrays.equals(file, at, at + expected.length, expected, 0, expected.length)) {
      throw new PackageRefusedException(
          PackageFault.NOT_CANONICAL, part, "not in the one form of evidence-format.md");
    }
    at += expected.length;
  }

  private void require(int length, String part) throws PackageRefusedException {
    if (length < 0 || length > file.length - at) {
      throw new PackageRefusedException(PackageFault.CUT_OFF, part, "the file ends within it");
    }
  }
}
