/** Seeded generators and a test PKI; test scope only. */
@NullMarked
package cn.laborproof.testkit;

import org.jspecify.annotations.NullMarked;
