package cn.laborproof.proof.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.testkit.Seeded;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnknownFieldSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoMessageTest {

  static Stream<Seeded> runs() {
    return Seeded.runs(Boolean.getBoolean("laborproof.long") ? 20_000 : 500);
  }

  private static ProtoMessage parse(byte[] bytes) {
    return ProtoMessage.parse("test", Bytes.of(bytes));
  }

  private static ProtoMessage parse(String hex) {
    return parse(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void what_another_implementation_writes_is_read_the_same(Seeded any) {
    ChaincodeID chaincode = ChaincodeID.newBuilder().setName(any.word(1, 20)).build();
    ChannelHeader theirs =
        ChannelHeader.newBuilder()
            .setType(3)
            .setVersion(any.number(0, 3))
            .setTimestamp(
                Timestamp.newBuilder()
                    .setSeconds(any.number(0L, 253_402_300_799L))
                    .setNanos(any.number(0, 999_999_999)))
            .setChannelId(any.text(0, 40))
            .setTxId(any.word(0, 64))
            .setEpoch(any.number(0L, Long.MAX_VALUE - 1))
            .setTlsCertHash(ByteString.copyFrom(any.bytes(0, 40)))
            .setExtension(
                ChaincodeHeaderExtension.newBuilder()
                    .setChaincodeId(chaincode)
                    .build()
                    .toByteString())
            .build();

    var ours =
        cn.laborproof.proof.ledger.fabric.ChannelHeader.parse(Bytes.of(theirs.toByteArray()));

    assertThat(ours.type()).isEqualTo(theirs.getType());
    assertThat(ours.channel()).isEqualTo(theirs.getChannelId());
    assertThat(ours.transaction()).isEqualTo(theirs.getTxId());
    assertThat(ours.chaincode()).isEqualTo(chaincode.getName());
    assertThat(ours.time().getEpochSecond()).isEqualTo(theirs.getTimestamp().getSeconds());
    assertThat(ours.time().getNano()).isEqualTo(theirs.getTimestamp().getNanos());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void states_are_read_the_same(Seeded any) {
    KVRWSet.Builder theirs = KVRWSet.newBuilder();
    for (int i = any.number(0, 5); i > 0; i--) {
      theirs.addReads(
          KVRead.newBuilder()
              .setKey(any.text(0, 20))
              .setVersion(
                  Version.newBuilder()
                      .setBlockNum(any.number(0L, (1L << 53) - 1))
                      .setTxNum(any.number(0, 500))));
      theirs.addWrites(
          KVWrite.newBuilder()
              .setKey(any.text(0, 20))
              .setIsDelete(any.onceIn(3))
              .setValue(ByteString.copyFrom(any.bytes(0, 200))));
    }

    ProtoMessage ours = parse(theirs.build().toByteArray());

    List<ProtoMessage> reads = ours.messages(1);
    List<ProtoMessage> writes = ours.messages(3);
    assertThat(reads).hasSize(theirs.getReadsCount());
    for (int i = 0; i < reads.size(); i++) {
      KVRead read = theirs.getReads(i);
      KVWrite write = theirs.getWrites(i);
      assertThat(reads.get(i).text(1)).isEqualTo(read.getKey());
      assertThat(reads.get(i).message(2).number(1)).isEqualTo(read.getVersion().getBlockNum());
      assertThat(reads.get(i).message(2).number(2)).isEqualTo(read.getVersion().getTxNum());
      assertThat(writes.get(i).signed(2) != 0).isEqualTo(write.getIsDelete());
      assertThat(writes.get(i).bytes(3).toArray()).isEqualTo(write.getValue().toByteArray());
    }
  }

  /** Whatever we take, the other one takes as well, and finds the same in it. */
  @ParameterizedTest
  @MethodSource("runs")
  void what_is_read_at_all_is_read_the_same(Seeded any) throws InvalidProtocolBufferException {
    byte[] bytes =
        SerializedIdentity.newBuilder()
            .setMspid(any.word(1, 20))
            .setIdBytes(ByteString.copyFrom(any.bytes(1, 60)))
            .build()
            .toByteArray();
    for (int flips = any.number(0, 3); flips > 0; flips--) {
      bytes = any.withOneBitFlipped(bytes);
    }
    Identity ours;
    ProtoMessage fields;
    try {
      fields = parse(bytes);
      ours = Identity.parse(Bytes.of(bytes));
    } catch (MalformedException e) {
      return;
    }
    SerializedIdentity theirs = SerializedIdentity.parseFrom(bytes);
    assertThat(ours.mspId()).isEqualTo(theirs.getMspid());
    assertThat(ours.certificate().toArray()).isEqualTo(theirs.getIdBytes().toByteArray());
    assertThat(fields.order().stream().distinct())
        .containsExactlyInAnyOrderElementsOf(UnknownFieldSet.parseFrom(bytes).asMap().keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0a", // a tag and nothing after it
        "0a0561", // content beyond the end
        "0affffffffffffffffff01", // a length of 2^64 - 1
        "80", // ends within a number
        "088000", // zero in two bytes
        "8a0000", // a tag in three bytes
        "08ffffffffffffffffff7f", // more than 64 bits
        "0b0c", // a group
        "00", // field 0
        "0201", // field 0 with content
        "0e00", // no such wire type
        "8080808010", // a field number of 30 bits
        "0d0000", // four bytes of which two are there
        "0900000000" // eight bytes of which four are there
      })
  void what_is_no_message_is_refused(String hex) {
    assertThatThrownBy(() -> parse(hex)).isInstanceOf(MalformedException.class);
  }

  @Test
  void the_longest_number_is_read() {
    assertThat(parse("08ffffffffffffffffff01").signed(1)).isEqualTo(-1);
    assertThatThrownBy(() -> parse("08ffffffffffffffffff01").number(1))
        .isInstanceOf(MalformedException.class);
  }

  /** Fabric's reader takes the last of two bytes fields and merges two messages. */
  @Test
  void a_field_that_stands_twice_is_refused_when_one_is_asked_for() {
    ProtoMessage twice = parse("0a01610a0162");

    assertThat(twice.list(1)).hasSize(2);
    assertThatThrownBy(() -> twice.bytes(1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> twice.message(1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> parse("08010802").signed(1)).isInstanceOf(MalformedException.class);
  }

  @Test
  void a_key_that_stands_twice_in_a_map_is_refused() {
    assertThat(parse("0a030a01610a030a0162").map(1)).containsOnlyKeys("a", "b");
    assertThatThrownBy(() -> parse("0a030a01610a030a0161").map(1))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void a_field_of_another_kind_is_refused() {
    assertThatThrownBy(() -> parse("0801").bytes(1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> parse("0a0161").signed(1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> parse("0a01ff").text(1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> parse("0a00").required(1)).isInstanceOf(MalformedException.class);
  }

  @Test
  void fields_nobody_asks_for_are_left_alone() {
    ProtoMessage message =
        parse("0a0161" + "1001" + "1a0162" + "2500000000" + "290000000000000000");

    assertThat(message.text(1)).isEqualTo("a");
    assertThat(message.text(9)).isEmpty();
    assertThat(message.has(9)).isFalse();
  }

  @Test
  void a_flood_of_empty_fields_is_refused() {
    byte[] flood = new byte[2 * 20_001];
    for (int i = 0; i < flood.length; i += 2) {
      flood[i] = 0x0a;
    }

    assertThatThrownBy(() -> parse(flood)).isInstanceOf(MalformedException.class);
  }
}
