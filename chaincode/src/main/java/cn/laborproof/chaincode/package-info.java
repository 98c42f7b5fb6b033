/**
 * Thin Fabric shells over the rule classes of {@code proof}: they read arguments and the
 * submitter's certificate, hand the world state to the rules and put the outcome into words.
 * Everything that decides anything is in {@code cn.laborproof.proof.ledger}.
 */
@NullMarked
package cn.laborproof.chaincode;

import org.jspecify.annotations.NullMarked;
