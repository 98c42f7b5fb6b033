/**
 * The evidence behind a finding about a chain of companies (假外包真派遣, 转派遣), drawn and weighed: who
 * works for whom by which contract, what speaks for dispatch, what against it, what nobody knows.
 * Start at {@code ChainEvidence}.
 */
@NullMarked
package cn.laborproof.signing.supervision.chain;

import org.jspecify.annotations.NullMarked;
