package cn.laborproof.proof.note;

import cn.laborproof.proof.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A C2SP signed note: text, an empty line, signature lines. Reading one verifies nothing; {@link
 * #isSignedBy} does.
 *
 * @param text ends with a newline and has no other control character
 * @param signatures in the order of the lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** Bound on the whole note, in bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Bound on signature lines: a log and its witnesses. */
  public static final int MAX_SIGNATURES = 64;

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new MalformedException("note text: (expected: lines ended by newline, no controls)");
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new MalformedException(
          "note: " + signatures.size() + " signatures (expected: 1 to " + MAX_SIGNATURES + ")");
    }
  }

  /** Signs a text. */
  public static SignedNote sign(String text, NoteSigner signer) {
    byte[] signature = signer.sign(NoteVerifier.utf8(text));
    return new SignedNote(text, List.of(NoteSignature.of(signer.verifier(), signature)));
  }

  /**
   * Reads a note from its UTF-8 bytes.
   *
   * @throws MalformedException if the form is wrong in any way
   */
  public static SignedNote parse(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw new MalformedException("note: " + utf8.length + " bytes (expected: at most 64 KiB)");
    }
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedException("note: not UTF-8", e);
    }
  }

  /** As {@link #parse(byte[])}. */
  public static SignedNote parse(String note) {
    int split = note.lastIndexOf("\n\n");
    if (split < 0 || !note.endsWith("\n")) {
      throw new MalformedException("note: no signature block after an empty line");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    String block = note.substring(split + 2);
    for (int start = 0; start < block.length(); ) {
      int end = block.indexOf('\n', start);
      signatures.add(NoteSignature.parse(block.substring(start, end)));
      start = end + 1;
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  /**
   * Whether the key signed the text. Every line that claims the key's name and hash must verify: a
   * false line next to a true one makes the answer no.
   */
  public boolean isSignedBy(NoteVerifier key) {
    List<NoteSignature> claimed = claimedBy(key);
    return !claimed.isEmpty() && claimed.stream().allMatch(s -> s.verifies(text, key));
  }

  /** The lines that claim to be of the key; says nothing about whether they verify. */
  public List<NoteSignature> claimedBy(NoteVerifier key) {
    return signatures.stream().filter(line -> line.claims(key)).toList();
  }

  /** The same note with one more signature line. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> more = new ArrayList<>(signatures);
    more.add(signature);
    return new SignedNote(text, more);
  }

  /** The note as it is written to a file. */
  public String encoded() {
    StringBuilder out = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> out.append(signature.line()).append('\n'));
    return out.toString();
  }

  /** UTF-8 of {@link #encoded}. */
  public byte[] bytes() {
    return NoteVerifier.utf8(encoded());
  }
}
