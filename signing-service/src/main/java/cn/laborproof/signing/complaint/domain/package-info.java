/** Complaints as types: where one stands, and what is possible from there. No framework. */
@NullMarked
package cn.laborproof.signing.complaint.domain;

import org.jspecify.annotations.NullMarked;
