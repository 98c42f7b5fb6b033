package cn.laborproof.document.examine.content;

import java.util.Optional;

/**
 * A file attached to the document.
 *
 * @param name its name
 * @param object number of its file specification
 * @param relationship {@code /AFRelationship}, empty text if none
 * @param content its data; empty where it cannot be read
 */
public record AttachedFile(
    String name, int object, String relationship, Optional<byte[]> content) {}
