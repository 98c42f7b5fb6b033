/**
 * Legal periods and working days. Holidays are data with their source; nothing here knows a rule.
 */
@NullMarked
package cn.laborproof.risk.calendar;

import org.jspecify.annotations.NullMarked;
