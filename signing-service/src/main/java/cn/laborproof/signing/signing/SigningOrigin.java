package cn.laborproof.signing.signing;

import java.util.Optional;

/**
 * Where a signature was confirmed. Lives as long as the request: what is kept of it is a keyed
 * digest.
 *
 * @param device the random token of the browser; empty where it keeps none
 * @param address the network the request came from; empty where it says nothing about the person
 */
record SigningOrigin(Optional<String> device, Optional<byte[]> address) {}
