package cn.laborproof.document.sign;

import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfIndirectReference;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfString;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Spells read objects again for a new revision: references stay references. */
final class PdfCopy {
  private PdfCopy() {}

  /** The entries of a dictionary without its brackets, but for the keys replaced. */
  static String entriesWithout(PdfDictionary dictionary, PdfName... replaced) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<PdfName, PdfObject> entry : dictionary.entrySet()) {
      if (!List.of(replaced).contains(entry.getKey())) {
        text.append(name(entry.getKey())).append(' ');
        text.append(value(dictionary.get(entry.getKey(), false)));
      }
    }
    return text.toString();
  }

  private static String value(PdfObject object) {
    if (object.isIndirectReference() || object.getIndirectReference() != null) {
      PdfIndirectReference reference =
          object instanceof PdfIndirectReference itself ? itself : object.getIndirectReference();
      return reference.getObjNumber() + " " + reference.getGenNumber() + " R";
    }
    return switch (object) {
      case PdfDictionary dictionary -> "<<" + entriesWithout(dictionary) + ">>";
      case PdfArray array -> array(array);
      case PdfName name -> name(name);
      case PdfString string -> "<" + HexFormat.of().formatHex(string.getValueBytes()) + ">";
      default -> object.toString();
    };
  }

  private static String array(PdfArray array) {
    StringJoiner items = new StringJoiner(" ", "[", "]");
    for (int i = 0; i < array.size(); i++) {
      items.add(value(array.get(i, false)));
    }
    return items.toString();
  }

  /** Escapes what a name may not hold as it is (ISO 32000-1 §7.3.5). */
  private static String name(PdfName name) {
    StringBuilder text = new StringBuilder("/");
    for (byte b : name.getValue().getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > ' ' && b < 0x7F && "#/()<>[]{}%".indexOf(b) < 0;
      text.append(plain ? String.valueOf((char) b) : "#%02X".formatted(b & 0xFF));
    }
    return text.toString();
  }
}
