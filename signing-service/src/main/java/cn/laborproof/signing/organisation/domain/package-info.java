/** The life of a seal: states as types, no framework. */
@NullMarked
package cn.laborproof.signing.organisation.domain;

import org.jspecify.annotations.NullMarked;
