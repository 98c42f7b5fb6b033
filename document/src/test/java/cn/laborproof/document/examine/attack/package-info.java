/**
 * An attacker's workshop: signs, stamps, appends and rewrites PDF files with keys of a test PKI, by
 * the rules or against them. Independent of the code that signs in production, so that a mistake
 * there does not hide one in the examiner. Start with {@link
 * cn.laborproof.document.examine.attack.Notary} for genuine files and {@link
 * cn.laborproof.document.examine.attack.AttackCorpus} for forged ones.
 */
package cn.laborproof.document.examine.attack;
