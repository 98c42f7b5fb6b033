/**
 * Commands that check and rebuild what is stored: ledger, log, events, documents, each derived anew
 * from raw files and compared. Never repairs while checking. Start at {@link
 * cn.laborproof.signing.evidence.fsck.Fsck}.
 */
@NamedInterface("commands")
@NullMarked
package cn.laborproof.signing.evidence.fsck;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
