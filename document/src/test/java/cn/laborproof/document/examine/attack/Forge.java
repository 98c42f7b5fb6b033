package cn.laborproof.document.examine.attack;

import cn.laborproof.document.examine.content.AttachedFiles;
import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.pdf.WorkLimits;
import cn.laborproof.document.examine.signature.FormField;
import cn.laborproof.document.examine.signature.FormFields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Appends a save to a PDF file: any objects, well-formed cross-reference, nothing checked. */
public final class Forge {
  private final byte[] base;
  private final PdfFile file;
  private final TreeMap<Integer, byte[]> objects = new TreeMap<>();
  private final Map<Integer, Integer> offsets = new LinkedHashMap<>();
  private final List<Integer> unlisted = new ArrayList<>();
  private int next;
  private int root;
  private int holder;
  private int table;
  private int size;

  public Forge(byte[] base) {
    this.base = base.clone();
    this.file = read(base);
    this.next = (int) ((PdfValue.Number) file.latest().trailer().entries().get("Size")).value();
    this.root = ((PdfValue.Reference) file.latest().trailer().entries().get("Root")).number();
  }

  static PdfFile read(byte[] bytes) {
    try {
      return PdfFile.read(bytes, new WorkBudget(WorkLimits.STANDARD, System::nanoTime));
    } catch (MalformedPdfException e) {
      throw new IllegalArgumentException("the base of a forgery must be readable", e);
    }
  }

  static WorkBudget budget() {
    return new WorkBudget(WorkLimits.STANDARD, System::nanoTime);
  }

  PdfFile file() {
    return file;
  }

  public Revision latest() {
    return file.latest();
  }

  public int catalog() {
    return root;
  }

  /** The catalog of the trailer this save writes. */
  public Forge root(int number) {
    root = number;
    return this;
  }

  public PdfValue.Dictionary dictionary(int number) {
    IndirectObject object = file.latest().find(number).orElseThrow();
    return file.latest().dictionary(object.value()).orElseThrow();
  }

  public FormField field(String name) {
    return FormFields.of(file.latest(), new WorkBudget(WorkLimits.STANDARD, System::nanoTime))
        .stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no field " + name));
  }

  /** Numbers of the page objects, in order. */
  public List<Integer> pages() {
    PdfValue.Dictionary tree = file.latest().dictionary(dictionary(root), "Pages").orElseThrow();
    return ((PdfValue.Array) file.latest().resolve(tree, "Kids"))
        .items().stream().map(kid -> ((PdfValue.Reference) kid).number()).toList();
  }

  public int reference(PdfValue.Dictionary dictionary, String key) {
    return ((PdfValue.Reference) dictionary.entries().get(key)).number();
  }

  public byte[] data(int number) {
    PdfValue.Stream stream = (PdfValue.Stream) file.latest().find(number).orElseThrow().value();
    try {
      return file.decode(stream).orElseThrow();
    } catch (MalformedPdfException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public int add(String body) {
    put(next, body);
    return next++;
  }

  public int addStream(String entries, byte[] data) {
    putStream(next, entries, data);
    return next++;
  }

  public Forge put(int number, String body) {
    objects.put(number, ("\n" + body + "\n").getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  public Forge putStream(int number, String entries, byte[] data) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("\n<<" + entries + "/Length " + data.length + ">>\nstream\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    body.writeBytes(data);
    body.writeBytes("\nendstream\n".getBytes(StandardCharsets.ISO_8859_1));
    objects.put(number, body.toByteArray());
    return this;
  }

  /** Rewrites an object with entries set; a null body removes the entry. */
  public Forge change(int number, String key, String body) {
    Map<String, PdfValue> entries = new LinkedHashMap<>(dictionary(number).entries());
    entries.remove(key);
    String rest = Spelling.entries(entries);
    return put(number, "<<" + rest + (body == null ? "" : "/" + key + " " + body) + ">>");
  }

  /** The numbers that {@link #savePacked} gives its object stream and its table; 0 for new ones. */
  public Forge bookkeeping(int holderNumber, int tableNumber) {
    holder = holderNumber;
    table = tableNumber;
    return this;
  }

  /** What the trailer calls the size, whatever it is. */
  public Forge size(int claimed) {
    size = claimed;
    return this;
  }

  /** The number the next new object gets. */
  public int next() {
    return next;
  }

  /** Writes the object without listing it. */
  public Forge hide(int number) {
    unlisted.add(number);
    return this;
  }

  /** Everything as if it had been saved once: what an attacker prepares before anybody signs. */
  public byte[] asFirstSave() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ascii(out, "%PDF-1.7\n");
    TreeMap<Integer, Integer> places = new TreeMap<>();
    for (int number = 1; number < next; number++) {
      places.put(number, out.size());
      ascii(out, number + " 0 obj");
      byte[] written = objects.get(number);
      out.writeBytes(written == null ? body(file.latest().find(number).orElseThrow()) : written);
      ascii(out, "endobj\n");
    }
    int table = out.size();
    ascii(out, "xref\n0 " + next + "\n0000000000 65535 f \n");
    places.values().forEach(place -> ascii(out, String.format("%010d 00000 n \n", place)));
    ascii(
        out,
        "trailer\n<<"
            + Spelling.entries(trailer())
            + "/Root "
            + root
            + " 0 R/Size "
            + next
            + ">>\n");
    ascii(out, "startxref\n" + table + "\n%%EOF\n");
    return out.toByteArray();
  }

  private byte[] body(IndirectObject object) {
    if (!(object.value() instanceof PdfValue.Stream stream)) {
      return Bytes.ascii("\n" + Spelling.of(object.value()) + "\n");
    }
    byte[] data = Arrays.copyOfRange(base, stream.start(), stream.start() + stream.length());
    return Bytes.concat(
        Bytes.ascii("\n<<" + Spelling.entries(stream.dictionary().entries()) + ">>\nstream\n"),
        data,
        Bytes.ascii("\nendstream\n"));
  }

  private Map<String, PdfValue> trailer() {
    Map<String, PdfValue> trailer = new LinkedHashMap<>(file.latest().trailer().entries());
    List.of("Size", "Prev", "Root").forEach(trailer::remove);
    return trailer;
  }

  /** The file with this save. */
  public byte[] save() {
    return save("");
  }

  /** The file with this save and more trailer entries. */
  public byte[] save(String trailerEntries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(base);
    objects.forEach((number, body) -> {
      offsets.put(number, out.size());
      ascii(out, number + " 0 obj");
      out.writeBytes(body);
      ascii(out, "endobj\n");
    });
    int table = out.size();
    ascii(out, "xref\n");
    offsets.forEach((number, offset) -> {
      if (!unlisted.contains(number)) {
        ascii(out, number + " 1\n" + String.format("%010d 00000 n \n", offset));
      }
    });
    ascii(
        out,
        "trailer\n<<"
            + Spelling.entries(trailer())
            + "/Root "
            + root
            + " 0 R/Size "
            + (size == 0 ? next : size)
            + "/Prev "
            + previousTable()
            + trailerEntries
            + ">>\n");
    ascii(out, "startxref\n" + table + "\n%%EOF\n");
    return out.toByteArray();
  }

  /**
   * The file with this save, its dictionaries packed in an object stream, its table a
   * cross-reference stream.
   */
  public byte[] savePacked() {
    StringBuilder head = new StringBuilder();
    StringBuilder packed = new StringBuilder();
    List<Integer> inside = new ArrayList<>();
    objects.forEach((number, body) -> {
      head.append(number).append(' ').append(packed.length()).append(' ');
      packed.append(Bytes.text(body));
      inside.add(number);
    });
    int holder = this.holder == 0 ? next++ : this.holder;
    int table = this.table == 0 ? next++ : this.table;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(base);
    int holderAt = out.size();
    String content = head + packed.toString();
    ascii(
        out,
        holder
            + " 0 obj\n<</Type/ObjStm/N "
            + inside.size()
            + "/First "
            + head.length()
            + "/Length "
            + content.length()
            + ">>\nstream\n"
            + content
            + "\nendstream\nendobj\n");
    int tableAt = out.size();
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    StringBuilder index = new StringBuilder();
    for (int i = 0; i < inside.size(); i++) {
      index.append(inside.get(i)).append(" 1 ");
      rows.writeBytes(new byte[] {2, 0, 0, (byte) (holder >> 8), (byte) holder, (byte) i});
    }
    for (int[] placed : new int[][] {{holder, holderAt}, {table, tableAt}}) {
      index.append(placed[0]).append(" 1 ");
      int at = placed[1];
      rows.writeBytes(
          new byte[] {1, (byte) (at >> 24), (byte) (at >> 16), (byte) (at >> 8), (byte) at, 0});
    }
    ascii(
        out,
        table
            + " 0 obj\n<</Type/XRef/W[1 4 1]/Index["
            + index
            + "]/Length "
            + rows.size()
            + "/Size "
            + next
            + "/Root "
            + root
            + " 0 R/Prev "
            + previousTable()
            + Spelling.entries(trailer())
            + ">>\nstream\n");
    out.writeBytes(rows.toByteArray());
    ascii(out, "\nendstream\nendobj\nstartxref\n" + tableAt + "\n%%EOF\n");
    return out.toByteArray();
  }

  private String previousTable() {
    String text = Bytes.text(base);
    return text.substring(text.lastIndexOf("startxref") + 9).strip().split("\\s")[0];
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A file with another content of one of its attached files. */
  static Forge withAttached(byte[] file, String name, byte[] content) {
    Forge forge = new Forge(file);
    int specification =
        AttachedFiles.of(forge.file(), forge.latest(), budget()).stream()
            .filter(attached -> attached.name().equals(name))
            .findFirst()
            .orElseThrow()
            .object();
    PdfValue.Dictionary embedded =
        forge.latest().dictionary(forge.dictionary(specification), "EF").orElseThrow();
    return forge.putStream(forge.reference(embedded, "F"), "/Type/EmbeddedFile", content);
  }
}
