package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is settled before the lot is known: {@code draw.json}, committed to by the first event of
 * the draw's stream.
 *
 * @param stream the draw's stream, so that no two draws have the same terms
 * @param take employers to be drawn
 * @param each inspectors for each of them
 * @param employers how many candidates and the digest of their list
 * @param inspectors likewise
 * @param conflicts likewise
 * @param filter how the employers were chosen, as text by name
 * @param share digest of the office's own part of the lot, if it has one; see {@link #shareDigest}
 * @param repeats the stream of the draw that this one is in place of
 * @param since the log as it stood when the terms were fixed: what names its root cannot stand in
 *     it
 * @param number which of its office's draws it is; absent, as {@code since}, in terms written
 *     before these were part of them
 */
public record DrawTerms(
    String stream,
    int take,
    int each,
    Listed employers,
    Listed inspectors,
    Listed conflicts,
    SortedMap<String, String> filter,
    Optional<Digest> share,
    Optional<String> repeats,
    Optional<Head> since,
    Optional<Numbered> number) {
  /** The way of drawing; another one gets another name. */
  public static final String ALGORITHM = "laborproof/draw/hmac-sha256-fisher-yates/v1";

  private static final String VERSION = "laborproof/draw/v1";

  /**
   * Longest list: a package that names all of so many is below {@link
   * cn.laborproof.proof.json.Json#MAX_BYTES}, so that everybody can verify it.
   */
  public static final int MOST = 90_000;

  private static final byte[] SHARE_TAG =
      "laborproof/draw/share/v1".getBytes(StandardCharsets.US_ASCII);

  /**
   * The log at a moment.
   *
   * @param size how many entries, from 0 on
   */
  public record Head(long size, Digest root) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("size", new JsonInteger(size))
          .put("root", root.hex())
          .build();
    }

    static Head read(JsonFields in) {
      var head = new Head(in.integer("size", 0, JsonInteger.MAX), in.digest("root"));
      in.end();
      return head;
    }
  }

  /**
   * A draw among those of its office.
   *
   * @param office the office's identifier
   * @param place from 1 on, without gaps
   */
  public record Numbered(String office, long place) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("office", office)
          .put("place", new JsonInteger(place))
          .build();
    }

    static Numbered read(JsonFields in) {
      var numbered = new Numbered(in.string("office"), in.integer("place", 1, JsonInteger.MAX));
      in.end();
      return numbered;
    }
  }

  /** A list by its length and digest. */
  public record Listed(int count, Digest digest) {
    public Listed {
      if (count < 0 || count > MOST) {
        throw new MalformedException(
            "draw: a list of " + count + " (expected: at most " + MOST + ")");
      }
    }

    JsonObject toJson() {
      return JsonObject.builder().put("count", count).put("digest", digest.hex()).build();
    }

    static Listed read(JsonFields in) {
      var listed = new Listed((int) in.integer("count", 0, MOST), in.digest("digest"));
      in.end();
      return listed;
    }
  }

  public DrawTerms {
    filter = Collections.unmodifiableSortedMap(new TreeMap<>(filter));
    if (take < 1 || take > employers.count() || each < 1 || each > inspectors.count()) {
      throw new MalformedException(
          "draw: " + take + " of " + employers.count() + ", " + each + " of " + inspectors.count());
    }
  }

  /** The office's own part of the lot, 32 bytes, is kept secret until the checkpoint is there. */
  public static Digest shareDigest(Digest share) {
    return Digest.sha256(SHARE_TAG, share.bytes());
  }

  /** Whether these are the lists the terms speak of. */
  public boolean holdFor(CandidateList employed, CandidateList inspecting, Conflicts apart) {
    return new Listed(employed.size(), employed.digest()).equals(employers)
        && new Listed(inspecting.size(), inspecting.digest()).equals(inspectors)
        && new Listed(apart.pairs().size(), apart.digest()).equals(conflicts);
  }

  /** The canonical bytes of {@code draw.json}. */
  public byte[] canonicalBytes() {
    return toJson().canonicalBytes();
  }

  /** The JSON form. */
  public JsonObject toJson() {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("v", VERSION)
            .put("algorithm", ALGORITHM)
            .put("stream", stream)
            .put("take", new JsonInteger(take))
            .put("each", new JsonInteger(each))
            .put("employers", employers.toJson())
            .put("inspectors", inspectors.toJson())
            .put("conflicts", conflicts.toJson())
            .put("filter", JsonObject.ofStrings(filter))
            .putIfPresent("share", share.map(Digest::hex))
            .putIfPresent("repeats", repeats);
    since.ifPresent(head -> out.put("since", head.toJson()));
    number.ifPresent(numbered -> out.put("number", numbered.toJson()));
    return out.build();
  }

  /** Reads {@link #toJson}. */
  public static DrawTerms read(JsonFields in) {
    expect(in, "v", VERSION);
    expect(in, "algorithm", ALGORITHM);
    DrawTerms terms =
        new DrawTerms(
            in.string("stream"),
            (int) in.integer("take", 1, MOST),
            (int) in.integer("each", 1, MOST),
            Listed.read(in.fields("employers")),
            Listed.read(in.fields("inspectors")),
            Listed.read(in.fields("conflicts")),
            texts(in.object("filter")),
            in.optionalDigest("share"),
            in.optionalString("repeats"),
            in.optionalObject("since").map(object -> Head.read(object.fields("draw.since"))),
            in.optionalObject("number").map(object -> Numbered.read(object.fields("draw.number"))));
    in.end();
    return terms;
  }

  private static void expect(JsonFields in, String name, String value) {
    String said = in.string(name);
    if (!said.equals(value)) {
      throw in.fault(name, said + " (expected: " + value + ")");
    }
  }

  private static SortedMap<String, String> texts(JsonObject object) {
    SortedMap<String, String> texts = new TreeMap<>();
    JsonFields in = object.fields("draw.filter");
    for (Map.Entry<String, ?> member : object.members().entrySet()) {
      texts.put(member.getKey(), in.string(member.getKey()));
    }
    return texts;
  }
}
