package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.disk.Durable;
import cn.laborproof.gateway.embedded.KeyFile;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtKey;
import cn.laborproof.proof.court.CourtKeys;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.CourtChannelRules;
import cn.laborproof.proof.ledger.RuleOutcome;
import cn.laborproof.proof.ledger.fabric.FabricHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The court's desk: run by the court beside its peer, it holds the court's receipt key, follows the
 * court's own channel, and for every block with deposits attaches the court's head and a receipt
 * for each.
 *
 * <p>It writes nothing else, so without deposits the channel stands still. Everything it signs
 * follows from the chain and its key: it may be killed at any time, and when it starts again it
 * repeats itself byte for byte.
 */
public final class CourtDesk implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(CourtDesk.class);
  private static final String DEPOSIT = "deposit/";
  private static final String LANE = "desk";
  private static final Duration SUBMITTING = Duration.ofSeconds(20);

  private final ChannelClient client;
  private final Ed25519SecretKey key;
  private final Path directory;
  private final BlockFeed feed;
  private ChainProgress progress;

  private CourtDesk(
      ChannelClient client, Ed25519SecretKey key, Path directory, ChainProgress progress) {
    this.client = client;
    this.key = key;
    this.directory = directory;
    this.progress = progress;
    this.feed = BlockFeed.start(client.connection().channel(), client.peers(), new Desk());
  }

  /**
   * Opens the desk and begins to work. Its peer need not be there yet, and its key need not be in
   * force yet: both are waited for.
   *
   * @param connectionProperties file of {@link FabricConnection#load}, of a client of the court
   * @param directory for the court's eyes only; made if absent, with a fresh key in {@code
   *     receipt.key} and its public half in {@code receipt.pub}
   * @throws IOException if a file cannot be used, or another desk works on this directory
   */
  public static CourtDesk open(
      Path connectionProperties, Path directory, Clock clock, SecureRandom random)
      throws IOException {
    ChannelClient client = ChannelClient.open(connectionProperties, directory, SUBMITTING, clock);
    try {
      Ed25519SecretKey key = KeyFile.openOrCreate(directory.resolve("receipt.key"), random);
      Durable.write(
          directory.resolve("receipt.pub"),
          (key.publicKey().hex() + "\n").getBytes(StandardCharsets.US_ASCII));
      Digest genesis = client.connection().genesis();
      ChainProgress progress =
          ChainProgress.read(directory, genesis)
              .orElseGet(() -> ChainProgress.none(genesis, new TreeSet<>()));
      return new CourtDesk(client, key, directory, progress);
    } catch (IOException | RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** The key the court must put in force. */
  public Ed25519PublicKey key() {
    return key.publicKey();
  }

  /** What keeps it from working; empty when nothing does. */
  public Optional<String> fault() {
    return feed.fault();
  }

  private void settle(Block block, FabricHeader header) throws IOException, PeerAwayException {
    List<Taken> taken = taken(block);
    if (taken.isEmpty()) {
      return;
    }
    CourtKey word = word();
    for (Taken deposit : taken) {
      var courtBlock =
          new FabricCourtBlock(
              header.number(), header.previous().orElseThrow(), header.data(), deposit.time());
      CourtReceipt receipt =
          CourtReceipt.issue(
              word.court(), word.chain(), deposit.number(), deposit.deposit(), courtBlock, key);
      if (!stands(deposit.number())) {
        say(CourtHead.sign(word.court(), word.chain(), courtBlock, key));
        attach("receipt/" + deposit.number(), "attach-receipt", receipt.bytes());
        LOG.info("{} receipts {}", deposit.number(), deposit.deposit());
      }
    }
  }

  private List<Taken> taken(Block block) {
    List<Taken> taken = new ArrayList<>();
    for (Blocks.Written written : Blocks.written(block, client.connection().chaincode())) {
      for (KVWrite write : written.writes()) {
        if (write.getKey().startsWith(DEPOSIT)) {
          taken.add(Taken.of(write, written.time()));
        }
      }
    }
    return taken;
  }

  private CourtKey word() throws IOException, PeerAwayException {
    Optional<CourtKey> word =
        client.read(state -> new CourtChannelRules(state).keys()).map(CourtKeys::inForce);
    if (word.isEmpty() || !word.get().key().equals(key.publicKey())) {
      throw new IOException(
          "the court's administrator has not put this desk's key in force: " + key.publicKey());
    }
    return word.get();
  }

  private boolean stands(EvidenceNumber number) throws PeerAwayException {
    return client.read(state -> new CourtChannelRules(state).receipt(number)).isPresent();
  }

  /** Says where the chain stands, unless a later word was said already. */
  private void say(CourtHead head) throws IOException, PeerAwayException {
    Optional<CourtHead> said = client.read(state -> new CourtChannelRules(state).standingHead());
    if (said.filter(standing -> standing.number() >= head.number()).isEmpty()) {
      attach("head", "attach-head", head.bytes());
    }
  }

  private void attach(String stateKey, String function, byte[] argument) throws IOException {
    String text = new String(argument, StandardCharsets.US_ASCII);
    switch (client.submitter().submit(LANE, stateKey, function, text)) {
      case Settlement.Committed ignored -> {}
      case Settlement.Already ignored -> {}
      case Settlement.Refused(RuleOutcome.Refused why) ->
          throw new IOException(function + " is refused: " + why.reason() + ": " + why.detail());
      case Settlement.NotSubmitted(String why) -> throw new IOException(why);
      case Settlement.Unknown(String why) -> throw new IOException(why);
    }
  }

  @Override
  public void close() throws IOException {
    feed.close();
    client.close();
  }

  /** Takes blocks one after the other; one that cannot be settled is tried again. */
  private final class Desk implements BlockFeed.Taker {

    @Override
    public long next() {
      return progress.next();
    }

    @Override
    public void take(Block block, boolean newest) throws IOException {
      if (block.getHeader().getNumber() < progress.next()) {
        return;
      }
      FabricHeader header = Blocks.header(block);
      ChainProgress after = progress.after(header, false);
      try {
        settle(block, header);
      } catch (PeerAwayException e) {
        throw new IOException(e.getMessage(), e);
      }
      after.write(directory);
      progress = after;
    }
  }

  /**
   * A deposit that stands on the chain.
   *
   * @param time stated in its transaction
   */
  private record Taken(Deposit deposit, EvidenceNumber number, Instant time) {

    static Taken of(KVWrite write, Instant time) {
      JsonFields fields =
          Json.parseCanonicalObject(write.getValue().toByteArray()).fields("record");
      try {
        return new Taken(
            Deposit.read(fields.fields("deposit")),
            new EvidenceNumber(fields.string("evidenceNumber")),
            time);
      } catch (IllegalArgumentException e) {
        throw new MalformedException(write.getKey() + ": no deposit", e);
      }
    }
  }
}
