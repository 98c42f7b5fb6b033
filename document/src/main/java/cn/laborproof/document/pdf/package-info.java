/**
 * Writes PDF objects and revisions byte by byte (ISO 32000-1 §7). A general writer stamps dates,
 * random identifiers and metadata into each revision and frees objects, which other verifiers take
 * for changes; this one writes what it is told and nothing else. It never reads. Start at {@link
 * cn.laborproof.document.pdf.RevisionWriter}.
 */
@NullMarked
package cn.laborproof.document.pdf;

import org.jspecify.annotations.NullMarked;
