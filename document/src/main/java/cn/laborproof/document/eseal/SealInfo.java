package cn.laborproof.document.eseal;

import java.util.List;

/**
 * SES_SealInfo: what the maker of a seal signs.
 *
 * @param vendor Vid of the header
 * @param id esID, unique at the maker
 * @param property name, owners, validity
 * @param picture how it looks
 * @param extensions fields of the vendor
 */
public record SealInfo(
    String vendor,
    String id,
    SealProperty property,
    SealPicture picture,
    List<ExtensionField> extensions) {
  /** Version of the structure that GB/T 38540-2020 fixes. */
  public static final int VERSION = 4;

  /** Copies the list. */
  public SealInfo {
    extensions = List.copyOf(extensions);
  }
}
