/**
 * A small HTTP server over the JDK's: exact routes, bounded bodies, problems as RFC 9457. Knows
 * nothing of what is served. Start reading at {@link cn.laborproof.authorities.web.WebServer}.
 */
@NullMarked
package cn.laborproof.authorities.web;

import org.jspecify.annotations.NullMarked;
