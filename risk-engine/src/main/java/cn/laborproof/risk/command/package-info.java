/**
 * What the commands {@code laborproof risk …} have in common: options, exit codes, intermediate
 * files and results that are there whole or not at all.
 */
@NullMarked
package cn.laborproof.risk.command;

import org.jspecify.annotations.NullMarked;
