/**
 * Canonical JSON (RFC 8785) for everything that is hashed or signed.
 *
 * <p>Owns the strict parser and the one serialisation. Never holds floating-point numbers or nulls:
 * two programs would print them differently. Start at {@link cn.laborproof.proof.json.Json}.
 */
@NullMarked
package cn.laborproof.proof.json;

import org.jspecify.annotations.NullMarked;
