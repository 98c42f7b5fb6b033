/**
 * The demo timestamp authority, RFC 3161 over HTTP. Signs what it is asked to sign with the time of
 * the process clock; keeps no record. Start reading at {@link
 * cn.laborproof.authorities.tsa.TimestampService}.
 */
@NullMarked
package cn.laborproof.authorities.tsa;

import org.jspecify.annotations.NullMarked;
