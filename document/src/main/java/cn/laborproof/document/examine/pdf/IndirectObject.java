package cn.laborproof.document.examine.pdf;

/**
 * An object as one revision wrote it.
 *
 * @param number its number
 * @param generation its generation
 * @param start offset of its first byte in the file; of its object stream when packed
 * @param end offset after {@code endobj}; of its object stream when packed
 * @param packed whether it lies in an object stream
 * @param value its value
 */
public record IndirectObject(
    int number, int generation, int start, int end, boolean packed, PdfValue value) {}
