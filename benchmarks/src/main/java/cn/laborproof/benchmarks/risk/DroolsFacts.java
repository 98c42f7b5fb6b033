package cn.laborproof.benchmarks.risk;

import cn.laborproof.benchmarks.risk.DroolsPeer.Bounds;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Facts as the peer likes them best: plain objects with numbers, prepared before the clock starts.
 * Days are epoch days, months {@code year * 12 + month - 1}, money whole fen.
 */
public final class DroolsFacts {

  private DroolsFacts() {}

  /** What stands for "open" in a day. */
  public static final int FAR = Integer.MAX_VALUE / 2;

  static int month(LocalDate day) {
    return day.getYear() * 12 + day.getMonthValue() - 1;
  }

  private static int epochDay(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  /** The company whose session it is. */
  public static final class Company {
    private final String id;

    Company(String id) {
      this.id = id;
    }

    public String getId() {
      return id;
    }
  }

  /** One employment. */
  public static final class Person {
    private final int pair;
    private final String person;
    private final boolean direct;
    private final LocalDate hired;
    private final int first;
    private final int last;
    private final int asOf;
    private final boolean sentAway;

    Person(int pair, String person, boolean direct, LocalDate hired, int last, boolean sentAway) {
      this.pair = pair;
      this.person = person;
      this.direct = direct;
      this.hired = hired;
      this.first = epochDay(hired);
      this.last = last;
      this.asOf = epochDay(City.AS_OF);
      this.sentAway = sentAway;
    }

    public int getPair() {
      return pair;
    }

    public String getPerson() {
      return person;
    }

    public boolean isDirect() {
      return direct;
    }

    public int getFirst() {
      return first;
    }

    public int getLast() {
      return last;
    }

    public int getAsOf() {
      return asOf;
    }

    public boolean isSentAway() {
      return sentAway;
    }

    public boolean isActive() {
      return first <= asOf && last >= asOf;
    }

    public int getLastCounted() {
      return Math.min(last, asOf);
    }

    public int getMonthEnds() {
      return epochDay(hired.plusMonths(1));
    }

    public int getYearEnds() {
      return epochDay(hired.plusMonths(12));
    }

    public int getFirstMonth() {
      return month(hired);
    }

    public int getRegistrationMonth() {
      return month(hired.plusDays(30));
    }

    /** The longest run of whole months worked that were not paid for. */
    public int longestGap(Object months, Bounds bounds) {
      List<?> paid = (List<?>) months;
      int left = last == FAR ? bounds.lastInsured() : month(LocalDate.ofEpochDay(last)) - 1;
      int longest = 0;
      int run = 0;
      for (int m = Math.max(getFirstMonth() + 1, bounds.firstInsured());
          m <= Math.min(left, bounds.lastInsured());
          m++) {
        run = paid.contains(m) ? 0 : run + 1;
        longest = Math.max(longest, run);
      }
      return longest;
    }

    /** Two fixed terms in a row of which the second ends soon, or more than two. */
    public boolean fixedTermsToMention(Object contracts, Bounds bounds) {
      List<Contract> run = new ArrayList<>();
      for (Contract contract :
          ((List<?>) contracts)
              .stream()
                  .map(Contract.class::cast)
                  .sorted(Comparator.comparingInt(Contract::getStarts))
                  .toList()) {
        if (!contract.isFixed()) {
          run.clear();
          continue;
        }
        if (!run.isEmpty() && contract.getStarts() > run.getLast().getEnds() + bounds.gapDays()) {
          run.clear();
        }
        run.add(contract);
      }
      if (run.size() < 2) {
        return false;
      }
      int ends = run.getLast().getEnds();
      return run.size() > 2 || (asOf <= ends && asOf >= ends - bounds.remindDays());
    }
  }

  /** A written contract; -1 where nothing is agreed. */
  public record Contract(
      int pair,
      boolean fixed,
      int concluded,
      int starts,
      int ends,
      int probationEnds,
      int probationAllowed,
      long wage,
      long probationWage) {

    public int getPair() {
      return pair;
    }

    public boolean isFixed() {
      return fixed;
    }

    public int getConcluded() {
      return concluded;
    }

    public int getStarts() {
      return starts;
    }

    public int getEnds() {
      return ends;
    }

    public int getProbationEnds() {
      return probationEnds;
    }

    public int getProbationAllowed() {
      return probationAllowed;
    }

    public long getWage() {
      return wage;
    }

    public long getProbationWage() {
      return probationWage;
    }
  }

  /** The wage of a month. */
  public static final class Wage {
    private final int pair;
    private final long due;
    private final long paidBy;
    private final int dueOn;
    private final int deferredUntil;
    private final int firstDay;
    private final int lastDay;

    Wage(int pair, YearMonth month, long due, long paidBy, int dueOn, int deferredUntil) {
      this.pair = pair;
      this.due = due;
      this.paidBy = paidBy;
      this.dueOn = dueOn;
      this.deferredUntil = deferredUntil;
      this.firstDay = epochDay(month.atDay(1));
      this.lastDay = epochDay(month.atEndOfMonth());
    }

    public int getPair() {
      return pair;
    }

    public long getDue() {
      return due;
    }

    public long getPaidBy() {
      return paidBy;
    }

    public long getOwed() {
      return due - paidBy;
    }

    public int getDueOn() {
      return dueOn;
    }

    public int getDeferredUntil() {
      return deferredUntil;
    }

    public int getFirstDay() {
      return firstDay;
    }

    public int getLastDay() {
      return lastDay;
    }
  }

  /** Social insurance of a month. */
  public static final class Insurance {
    private final int pair;
    private final int month;
    private final boolean paid;

    Insurance(int pair, int month, boolean paid) {
      this.pair = pair;
      this.month = month;
      this.paid = paid;
    }

    public int getPair() {
      return pair;
    }

    public int getMonth() {
      return month;
    }

    public boolean isPaid() {
      return paid;
    }
  }

  /** Attendance of a month; overtime in hundredths of an hour. */
  public static final class Attendance {
    private final int pair;
    private final int overtime;

    Attendance(int pair, int overtime) {
      this.pair = pair;
      this.overtime = overtime;
    }

    public int getPair() {
      return pair;
    }

    public int getOvertime() {
      return overtime;
    }
  }

  /** A person a dispatch firm sends to the company. */
  public static final class Received {
    private final boolean running;

    Received(boolean running) {
      this.running = running;
    }

    public boolean isRunning() {
      return running;
    }
  }

  /** What one person is owed; derived. */
  public static final class Arrears {
    private final int pair;
    private final String person;
    private final int months;
    private final long amount;

    public Arrears(int pair, String person, int months, long amount) {
      this.pair = pair;
      this.person = person;
      this.months = months;
      this.amount = amount;
    }

    public int getPair() {
      return pair;
    }

    public String getPerson() {
      return person;
    }

    public int getMonths() {
      return months;
    }

    public long getAmount() {
      return amount;
    }
  }
}
