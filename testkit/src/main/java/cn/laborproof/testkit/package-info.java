/**
 * What tests need and the product never ships: seeded generators ({@link
 * cn.laborproof.testkit.Seeded}) and certificates of every kind of wrongness ({@link
 * cn.laborproof.testkit.TestPki}). Owns no rule of the product and depends on none of its modules,
 * so that a mistake in the product cannot hide in its own tests. Start reading at {@code Seeded}.
 */
@NullMarked
package cn.laborproof.testkit;

import org.jspecify.annotations.NullMarked;
