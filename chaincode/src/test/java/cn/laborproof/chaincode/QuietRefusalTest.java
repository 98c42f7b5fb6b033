package cn.laborproof.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hyperledger.fabric.metrics.Metrics;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask;
import org.hyperledger.fabric.traces.Traces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shim's own invocation task, which cries over every error response. */
class QuietRefusalTest {

  private final Logger root = Logger.getLogger("");
  private final List<LogRecord> said = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          said.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Metrics.initialize(new Properties());
    Traces.initialize(new Properties());
    LedgerChaincode.quietRefusals();
    root.addHandler(ear);
  }

  @AfterEach
  void leave() {
    root.removeHandler(ear);
  }

  private static ChaincodeMessage answerOf(Chaincode chaincode) {
    ChaincodeInput input =
        ChaincodeInput.newBuilder()
            .addArgs(ByteString.copyFromUtf8("apply"))
            .addArgs(ByteString.copyFromUtf8("no command"))
            .build();
    ChaincodeMessage message =
        ChaincodeMessage.newBuilder()
            .setType(ChaincodeMessage.Type.TRANSACTION)
            .setChannelId("labour")
            .setTxid("0123456789abcdef")
            .setPayload(input.toByteString())
            .build();
    List<ChaincodeMessage> sent = new ArrayList<>();
    new ChaincodeInvocationTask(message, ChaincodeMessage.Type.TRANSACTION, sent::add, chaincode)
        .call();
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private List<LogRecord> loud() {
    return said.stream()
        .filter(line -> line.getLevel().intValue() >= Level.INFO.intValue())
        .toList();
  }

  @Test
  void a_refusal_is_answered_and_not_cried_over() {
    ChaincodeMessage answer = answerOf(new EvidenceLogChaincode());

    assertThat(answer.getPayload().toStringUtf8()).contains("MALFORMED");
    assertThat(loud()).isEmpty();
  }

  @Test
  void a_node_that_comes_to_no_answer_says_so_with_its_reason() {
    answerOf(
        new LedgerChaincode() {
          @Override
          Response answer(Call call, ChaincodeStub stub) {
            throw new IllegalStateException("planted");
          }
        });

    assertThat(loud()).hasSize(1);
    assertThat(loud().getFirst().getThrown()).hasMessage("planted");
  }

  @Test
  void a_failure_of_the_shim_itself_stays_loud() {
    answerOf(
        new Chaincode() {
          @Override
          public Response init(ChaincodeStub stub) {
            throw new IllegalStateException("planted");
          }

          @Override
          public Response invoke(ChaincodeStub stub) {
            throw new IllegalStateException("planted");
          }
        });

    assertThat(loud()).isNotEmpty();
    assertThat(loud().getFirst().getLevel()).isEqualTo(Level.SEVERE);
  }
}
