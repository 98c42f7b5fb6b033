/**
 * Supervision of labour dispatch: the register of firms and charts of whom they send where,
 * computed from the facts of hubs; the verification of annual reports with the orders that come of
 * it; approvals of special working hours. Shows facts and keeps what officials decide; compares and
 * never judges. Start at {@link cn.laborproof.signing.supervision.dispatch.DispatchRegister} and
 * {@link cn.laborproof.signing.supervision.dispatch.Verifications}.
 */
@NullMarked
package cn.laborproof.signing.supervision.dispatch;

import org.jspecify.annotations.NullMarked;
