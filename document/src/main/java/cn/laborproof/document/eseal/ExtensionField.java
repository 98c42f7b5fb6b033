package cn.laborproof.document.eseal;

/**
 * ExtData: a field of a vendor.
 *
 * @param id object identifier
 * @param critical whether who does not know it must refuse
 * @param value its bytes
 */
public record ExtensionField(String id, boolean critical, byte[] value) {}
