package cn.laborproof.signing.supervision.hub;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Whether a workbook may be read at all. Its reader trusts a file: it keeps all shared texts in
 * memory, fills a row up to the column a cell names, and computes numbers of any size. So every
 * part that is XML, whatever its name, is looked through first: no document types, no endless
 * pieces of text, nothing large but a sheet, no cell further right than {@value #MOST_COLUMNS}
 * columns, no number longer than people write.
 */
final class WorkbookBounds {
  private static final long MOST_UNPACKED = 1L << 30;
  private static final long MOST_BESIDE_SHEETS = 64L << 20;
  private static final int LONGEST_PIECE = 1 << 20;
  private static final int LONGEST_NUMBER = 40;
  private static final int MOST_ENTRIES = 1000;
  private static final int MOST_COLUMNS = 702;
  private static final Pattern PLACE = Pattern.compile("[A-Z]{1,2}[0-9]{1,7}");
  private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");
  private static final XMLInputFactory XML = factory();

  private WorkbookBounds() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Looks through the whole file, unpacking it twice and keeping nothing. */
  static boolean hold(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long total = 0;
      int entries = 0;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        boolean xml = isXml(zip, entry);
        long size;
        try (InputStream in = zip.getInputStream(entry)) {
          size = measured(in, MOST_UNPACKED - total, xml);
        }
        if (size < 0 || ++entries > MOST_ENTRIES || xml && !isUsual(zip, entry, size)) {
          return false;
        }
        total += size;
      }
    }
    return true;
  }

  /** By name, or by its first sign in any encoding: a part's name is the file's own choice. */
  private static boolean isXml(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    if (name.endsWith(".xml") || name.endsWith(".rels")) {
      return true;
    }
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
      for (int i = 0; i < 16; i++) {
        int b = in.read();
        if (b == '<') {
          return true;
        }
        // Byte order marks, UTF-16 and white space may stand before it.
        boolean before = b == 0 || b == 0xEF || b == 0xBB || b == 0xBF || b >= 0xFE || b <= ' ';
        if (b < 0 || !before) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean isUsual(ZipFile zip, ZipEntry entry, long size) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      XMLStreamReader reader = XML.createXMLStreamReader(in);
      try {
        reader.nextTag();
        return reader.getLocalName().equals("worksheet")
            ? areUsual(reader)
            : size <= MOST_BESIDE_SHEETS;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      return false;
    }
  }

  /** The cells of a sheet. */
  private static boolean areUsual(XMLStreamReader reader) throws XMLStreamException {
    String type = "";
    int number = -1;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = reader.getLocalName();
          String place = reader.getAttributeValue(null, "r");
          if (name.equals("c")) {
            String kind = reader.getAttributeValue(null, "t");
            type = kind == null ? "n" : kind;
            if (place != null && !PLACE.matcher(place).matches()) {
              return false;
            }
          } else if (name.equals("row") && place != null && !ROW.matcher(place).matches()) {
            return false;
          }
          number = name.equals("v") && (type.equals("n") || type.equals("s")) ? 0 : -1;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (number >= 0) {
            number += reader.getTextLength();
            if (number > LONGEST_NUMBER) {
              return false;
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> number = -1;
        default -> {
          // Comments and the like hold nothing that is read.
        }
      }
    }
    return true;
  }

  /** How much it unpacks to; -1 past the bound, or for XML no spreadsheet program writes. */
  private static long measured(InputStream in, long most, boolean xml) throws IOException {
    byte[] piece = new byte[64 * 1024];
    long size = 0;
    int since = 0;
    int before = 0;
    int read = in.read(piece);
    while (read >= 0) {
      size += read;
      for (int i = 0; xml && i < read; i++) {
        int b = piece[i];
        since = b == '<' ? 0 : since + 1;
        // "<!D": a document type; NUL: not UTF-8.
        if (b == 0 || b == 'D' && before == '!' && since == 2 || since > LONGEST_PIECE) {
          return -1;
        }
        before = b;
      }
      if (size > most) {
        return -1;
      }
      read = in.read(piece);
    }
    return size;
  }
}
