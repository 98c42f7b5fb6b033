package cn.laborproof.signing.supervision.inspection;

import cn.laborproof.proof.Digest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody asks of a draw.
 *
 * @param id what makes a second press of the same button the same draw
 * @param take employers to draw
 * @param each inspectors for every one of them
 * @param pool inspectors who may be drawn; empty: all of the office
 * @param share digest of the office's own part of the lot
 * @param repeats the draw this one is in place of
 * @param reason why there is another, or why all inspectors take part; blank where neither is so
 */
record AskedDraw(
    UUID id,
    String title,
    DrawFilter filter,
    int take,
    int each,
    List<UUID> pool,
    Optional<Digest> share,
    Optional<UUID> repeats,
    String reason) {}
