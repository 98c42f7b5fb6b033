package cn.laborproof.authorities.ca;

import cn.laborproof.proof.DemoMark;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Distinguished names of the authorities themselves; each says that it is a demonstration. */
final class DemoNames {
  static final X500Name ROOT = authority("演示签名根证书 LaborProof DEMO Signing Root CA");
  static final X500Name ISSUING = authority("演示签发机构 LaborProof DEMO Issuing CA");
  static final X500Name OCSP = authority("演示证书状态服务 LaborProof DEMO OCSP");
  static final X500Name NATIONAL_ROOT = authority("演示国密签名根证书 LaborProof DEMO SM2 Signing Root CA");
  static final X500Name NATIONAL_ISSUING = authority("演示国密签发机构 LaborProof DEMO SM2 Issuing CA");
  static final X500Name NATIONAL_OCSP = authority("演示国密证书状态服务 LaborProof DEMO SM2 OCSP");
  static final X500Name SEAL_ROOT = authority("演示制章根证书 LaborProof DEMO Seal Maker Root CA");
  static final X500Name SEAL_ISSUING = authority("演示制章者签发机构 LaborProof DEMO Seal Maker Issuing CA");
  static final X500Name SEAL_OCSP = authority("演示制章者证书状态服务 LaborProof DEMO Seal Maker OCSP");
  static final X500Name TSA_OCSP = authority("演示时间戳证书状态服务 LaborProof DEMO Timestamp OCSP");
  static final X500Name TSA_ROOT = authority("演示时间戳根证书 LaborProof DEMO Timestamp Root CA");
  static final X500Name TSA = authority("演示时间戳服务 LaborProof DEMO TSA");

  static final X500Name NATIONAL_TSA_OCSP =
      authority("演示国密时间戳证书状态服务 LaborProof DEMO SM2 Timestamp OCSP");
  static final X500Name NATIONAL_TSA_ROOT =
      authority("演示国密时间戳根证书 LaborProof DEMO SM2 Timestamp Root CA");
  static final X500Name NATIONAL_TSA = authority("演示国密时间戳服务 LaborProof DEMO SM2 TSA");

  private DemoNames() {}

  private static X500Name authority(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "CN")
        .addRDN(BCStyle.O, "劳证链演示 LaborProof DEMO")
        .addRDN(BCStyle.OU, DemoMark.WORDS)
        .addRDN(BCStyle.CN, commonName)
        .build();
  }
}
