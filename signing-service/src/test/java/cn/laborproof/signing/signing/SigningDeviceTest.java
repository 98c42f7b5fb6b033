package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningDeviceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.1.1",
        "fe80::1",
        "fd12:3456::1",
        "fc00::1",
        "evil.example",
        "203.0.113.7, 10.0.0.1",
        "unknown",
        ""
      })
  void an_address_inside_a_house_and_what_is_no_address_says_nothing_of_who_came(String address) {
    assertThat(SigningDevice.network(address)).isEmpty();
  }

  @Test
  void hosts_of_one_ipv6_network_are_one_and_neighbouring_networks_are_two() {
    byte[] one = SigningDevice.network("2001:db8:1:2::1").orElseThrow();
    assertThat(SigningDevice.network("2001:db8:1:2:ffff:1:2:3").orElseThrow()).isEqualTo(one);
    assertThat(SigningDevice.network("2001:db8:1:3::1").orElseThrow()).isNotEqualTo(one);
    assertThat(SigningDevice.network("203.0.113.7").orElseThrow()).hasSize(4);
    assertThat(SigningDevice.network("::ffff:203.0.113.7").orElseThrow())
        .as("the same address, written for IPv6")
        .isEqualTo(SigningDevice.network("203.0.113.7").orElseThrow());
  }
}
