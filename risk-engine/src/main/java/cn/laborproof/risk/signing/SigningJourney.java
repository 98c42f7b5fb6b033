package cn.laborproof.risk.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * One worker's way to one signature. Marks are opaque: equal ones mean equal things at one
 * employer, and nothing else can be learned from them. What is not known is empty and counts for
 * nothing.
 *
 * @param contract where it can be opened: {@code contract/ID}
 * @param reference the reference printed on the contract
 * @param person an opaque key of the worker at this employer
 * @param signedAt when the worker confirmed the signature
 * @param device mark of the browser
 * @param address mark of the network address
 * @param number mark of the mobile number the contract names
 * @param strokes mark of the drawn signature, point by point
 * @param reading how long the text was read
 * @param face the face before the camera, where the worker agreed that it is kept
 */
public record SigningJourney(
    String contract,
    String reference,
    String person,
    Instant signedAt,
    Optional<String> device,
    Optional<String> address,
    Optional<String> number,
    Optional<String> strokes,
    Optional<ReadingTime> reading,
    Optional<FaceReference> face) {

  boolean isFasterThan(int charactersPerSecond) {
    return reading.filter(time -> time.isFasterThan(charactersPerSecond)).isPresent();
  }
}
