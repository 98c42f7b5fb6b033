package cn.laborproof.document.examine.attack;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Small files that cost a careless reader its stack, its memory or its patience. */
public final class HostileFiles {
  private HostileFiles() {}

  /** A file and what is hostile about it. */
  public record Named(String name, byte[] file) {
    @Override
    public String toString() {
      return name;
    }
  }

  public static List<Named> all() {
    List<Named> files = new ArrayList<>();
    files.add(new Named("nested arrays", plain("/X " + "[".repeat(100_000) + "]".repeat(100_000))));
    files.add(
        new Named(
            "nested dictionaries", plain("/X " + "<</X ".repeat(50_000) + ">>".repeat(50_000))));
    files.add(
        new Named("nested strings", plain("/X " + "(".repeat(500_000) + ")".repeat(500_000))));
    files.add(new Named("millions of values", plain("/X [" + "0 ".repeat(7_000_000) + "]")));
    files.add(
        new Named(
            "page tree that contains itself",
            new Writer()
                .put(1, "<</Type/Catalog/Pages 2 0 R>>")
                .put(2, "<</Type/Pages/Kids[2 0 R 2 0 R 2 0 R]>>")
                .end()));
    files.add(new Named("page tree that doubles at each level", doubling()));
    files.add(
        new Named(
            "reference to itself",
            new Writer().put(1, "<</Type/Catalog/Pages 2 0 R>>").put(2, "2 0 R").end()));
    files.add(
        new Named(
            "two references to each other",
            new Writer()
                .put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>")
                .put(2, "3 0 R")
                .put(3, "2 0 R")
                .end()));
    files.add(
        new Named(
            "form fields that contain themselves",
            new Writer()
                .put(1, "<</Type/Catalog/AcroForm<</Fields[2 0 R]>>>>")
                .put(2, "<</T(x)/Kids[2 0 R 2 0 R]>>")
                .end()));
    files.add(new Named("content that draws itself", drawing()));
    files.add(new Named("forms that draw each other twice", drawingTwice()));
    files.add(new Named("a page of very many texts", texts("BT /F 12 Tf 100 100 Td (12) Tj ET ")));
    files.add(new Named("a page of very many lines", texts("0 0 m 9 9 l S BT (x) Tj ET ")));
    files.add(new Named("a font of very many widths", widths()));
    files.add(new Named("a bomb as page content", bomb("")));
    files.add(new Named("a bomb as object stream", bomb("/Type/ObjStm/N 1/First 4")));
    files.add(new Named("cross-reference chain that loops", looping()));
    files.add(
        new Named(
            "stream whose length is itself",
            new Writer()
                .put(1, "<</Type/Catalog>>")
                .put(2, "<</Length 2 0 R>>\nstream\n\nendstream")
                .end()));
    files.add(
        new Named(
            "table of two thousand million rows",
            Bytes.ascii("%PDF-1.7\nxref\n0 2000000000\ntrailer<<>>\nstartxref\n9\n%%EOF")));
    files.add(new Named("header alone", Bytes.ascii("%PDF-1.7")));
    files.add(new Named("number without end", plain("/X " + "9".repeat(1_000_000))));
    return files;
  }

  private static byte[] plain(String entry) {
    return new Writer()
        .put(1, "<</Type/Catalog/Pages 2 0 R" + entry + ">>")
        .put(2, "<</Type/Pages/Kids[]>>")
        .end();
  }

  private static byte[] doubling() {
    Writer writer = new Writer().put(1, "<</Type/Catalog/Pages 2 0 R>>");
    for (int i = 2; i < 60; i++) {
      writer.put(i, "<</Kids[" + (i + 1) + " 0 R " + (i + 1) + " 0 R]>>");
    }
    return writer.put(60, "<</Type/Page>>").end();
  }

  private static byte[] drawing() {
    return new Writer()
        .put(1, "<</Type/Catalog/Pages 2 0 R>>")
        .put(2, "<</Type/Pages/Kids[3 0 R]>>")
        .put(3, "<</Type/Page/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>")
        .put(4, "<</Subtype/Form/Length 9>>\nstream\n/X Do /X \nendstream")
        .end();
  }

  private static byte[] drawingTwice() {
    Writer writer =
        new Writer()
            .put(1, "<</Type/Catalog/Pages 2 0 R>>")
            .put(2, "<</Type/Pages/Kids[3 0 R]>>")
            .put(3, "<</Type/Page/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>");
    for (int i = 4; i < 60; i++) {
      writer.put(
          i,
          "<</Subtype/Form/Resources<</XObject<</X "
              + (i + 1)
              + " 0 R>>>>/Length 12>>\nstream\n/X Do /X Do \nendstream");
    }
    return writer.put(60, "<</Subtype/Form/Length 1>>\nstream\n \nendstream").end();
  }

  private static byte[] texts(String operators) {
    String content = operators.repeat(300_000);
    return new Writer()
        .put(1, "<</Type/Catalog/Pages 2 0 R>>")
        .put(2, "<</Type/Pages/Kids[3 0 R]>>")
        .put(
            3, "<</Type/Page/MediaBox[0 0 600 900]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>")
        .put(4, "<</Length " + content.length() + ">>\nstream\n" + content + "\nendstream")
        .put(5, "<</Type/Font/Subtype/Type0/ToUnicode 6 0 R>>")
        .put(6, "<</Length 42>>\nstream\nbeginbfrange <0000> <ffff> <0030> endbfran\nendstream")
        .end();
  }

  private static byte[] widths() {
    String widths = "0 65535 500 ".repeat(500_000);
    return new Writer()
        .put(1, "<</Type/Catalog/Pages 2 0 R>>")
        .put(2, "<</Type/Pages/Kids[3 0 R]>>")
        .put(3, "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>")
        .put(4, "<</Length 8>>\nstream\n/F 1 Tf \nendstream")
        .put(5, "<</Type/Font/Subtype/Type0/W[" + widths + "]>>")
        .end();
  }

  private static byte[] bomb(String entries) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    byte[] buffer = new byte[1 << 16];
    for (int megabytes = 0; megabytes < 300; megabytes++) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    String data = Bytes.text(packed.toByteArray());
    return new Writer()
        .put(1, "<</Type/Catalog/Pages 2 0 R>>")
        .put(2, "<</Type/Pages/Kids[3 0 R]>>")
        .put(3, "<</Type/Page/Contents 4 0 R>>")
        .put(
            4,
            "<<"
                + entries
                + "/Filter/FlateDecode/Length "
                + data.length()
                + ">>\nstream\n"
                + data
                + "\nendstream")
        .end();
  }

  private static byte[] looping() {
    byte[] file = new Writer().put(1, "<</Type/Catalog>>").end();
    int table = Bytes.find(file, "xref", 0);
    return Bytes.ascii(Bytes.text(file).replace("/Size", "/Prev " + table + "/Size"));
  }

  /** Writes a file saved once. */
  private static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TreeMap<Integer, Integer> offsets = new TreeMap<>();

    Writer() {
      out.writeBytes(Bytes.ascii("%PDF-1.7\n"));
    }

    Writer put(int number, String body) {
      offsets.put(number, out.size());
      out.writeBytes(Bytes.ascii(number + " 0 obj\n" + body + "\nendobj\n"));
      return this;
    }

    /** Says that it is one of ours, whose pages are read. */
    byte[] end() {
      put(900, "<</Type/Filespec/F(signing-profile.json)/EF<</F 901 0 R>>>>");
      put(901, "<</Length 2>>\nstream\n{}\nendstream");
      int table = out.size();
      StringBuilder rows = new StringBuilder("xref\n");
      offsets.forEach((number, offset) ->
          rows.append(number).append(" 1\n").append(String.format("%010d 00000 n \n", offset)));
      out.writeBytes(
          Bytes.ascii(
              rows + "trailer\n<</Root 1 0 R/Size 1000>>\nstartxref\n" + table + "\n%%EOF\n"));
      return out.toByteArray();
    }
  }
}
