package cn.laborproof.signing.supervision.roster;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.fact.EmploymentForm;
import cn.laborproof.signing.identity.WorkerKey;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A kept line without what is personal.
 *
 * @param line its number in the file
 * @param worker who it is about
 * @param form how the person works there
 * @param firstWorkingDay 用工之日
 * @param monthlyWage agreed monthly wage, if given
 * @param lastWorkingDay empty while the person works there
 */
public record RosterRow(
    long line,
    WorkerKey worker,
    EmploymentForm form,
    LocalDate firstWorkingDay,
    Optional<Money> monthlyWage,
    Optional<LocalDate> lastWorkingDay) {}
