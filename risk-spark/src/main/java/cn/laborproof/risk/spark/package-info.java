/**
 * Full scans on a cluster: the files, questions and rules of the scan on one machine, with Apache
 * Spark in the place of the database in the process. Start at {@link
 * cn.laborproof.risk.spark.ClusterScan}.
 */
@NullMarked
package cn.laborproof.risk.spark;

import org.jspecify.annotations.NullMarked;
