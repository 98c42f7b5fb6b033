package cn.laborproof.authorities.identity;

import java.util.List;

/**
 * Who lives in the demo city from the beginning. 500199 is no district's code and no card network
 * begins with 9, so that none of these numbers is a living person's. Among them: a name with the
 * dot of the Uyghur names, two with characters few fonts have, a child, somebody past retirement
 * age, a mediator (周明) and a legal representative (孙丽).
 */
final class FirstResidents {
  static final List<Resident> ALL =
      List.of(
          new Resident("张三", "500199199003150175", "9999990000000000014", "19900000001"),
          new Resident("李四", "500199199411020281", "9999990000000000022", "19900000002"),
          new Resident("王五", "500199198507200354", "9999990000000000030", "19900000003"),
          new Resident("赵六", "500199197802090448", "9999990000000000048", "19900000004"),
          new Resident("欧阳云", "500199199912310527", "9999990000000000055", "19900000005"),
          new Resident("阿依古丽·买买提", "500199199605180689", "9999990000000000063", "19900000006"),
          new Resident("王𠮷", "500199199208080713", "9999990000000000071", "19900000007"),
          new Resident("陈䶮", "500199198803010862", "9999990000000000089", "19900000008"),
          new Resident("周明", "50019919750612093X", "9999990000000000097", "19900000009"),
          new Resident("孙丽", "500199198210231045", "9999990000000000105", "19900000010"),
          new Resident("刘小满", "500199201306011199", "9999990000000000113", "19900000011"),
          new Resident("马大海", "500199196001011354", "9999990000000000121", "19900000012"));

  private FirstResidents() {}
}
