package cn.laborproof.gateway;

import cn.laborproof.gateway.fabric.FabricCourtChain;
import cn.laborproof.gateway.fabric.NetworkCourt;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The Fabric adapter in front of the court's own channel of a real network. */
class FabricCourtChainContractTest extends CourtChainContract {

  private FabricCourtChain court;

  @BeforeEach
  void openCourt(@TempDir Path state) throws IOException {
    court =
        FabricCourtChain.open(
            ConsortiumNetwork.connection("court-operator"),
            state,
            NetworkCourt.open(),
            Duration.ofSeconds(30),
            Clock.systemUTC());
  }

  @AfterEach
  void closeCourt() throws IOException {
    court.close();
  }

  @Override
  protected CourtChain court() {
    return court;
  }
}
