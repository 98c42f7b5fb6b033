/**
 * Facts about the signatures of a PDF: where each one lies, what its CMS container holds, which
 * bytes it speaks for, and whether digest and signature value hold. States facts with their faults;
 * never says what a fault means for the verdict and never looks at trust. Start with {@link
 * cn.laborproof.document.examine.signature.SignatureReader}.
 */
@NullMarked
package cn.laborproof.document.examine.signature;

import org.jspecify.annotations.NullMarked;
