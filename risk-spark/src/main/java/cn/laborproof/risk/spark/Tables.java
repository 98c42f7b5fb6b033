package cn.laborproof.risk.spark;

import cn.laborproof.risk.columnar.Layout;
import cn.laborproof.risk.columnar.PairSums;
import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columnar files of one folder as tables of a session; a kind without files is empty. */
final class Tables {

  private final SparkSession session;
  private final Path folder;

  /**
   * @param folder any the cluster's file systems know, such as {@code s3a://…}
   */
  Tables(SparkSession session, String folder) {
    this.session = session;
    this.folder = new Path(folder);
  }

  void open() throws IOException {
    open(
        Layout.PAIRS,
        new StructType()
            .add("company_no", DataTypes.IntegerType)
            .add("pair_no", DataTypes.IntegerType)
            .add("company", DataTypes.StringType)
            .add("person", DataTypes.StringType));
    for (FactKind kind : FactKind.values()) {
      open(Layout.table(kind), columns(kind));
    }
    session.sql(PairSums.sql("true")).createOrReplaceTempView(PairSums.TABLE);
  }

  /** Named columns: one that came to a kind after the files were written is unknown in them. */
  private void open(String table, StructType columns) throws IOException {
    Path files = new Path(folder, table + "-*.parquet");
    FileStatus[] there =
        files.getFileSystem(session.sparkContext().hadoopConfiguration()).globStatus(files);
    Dataset<Row> rows =
        there.length == 0
            ? session.createDataFrame(List.of(), columns)
            : session
                .read()
                .schema(columns)
                .parquet(
                    Stream.of(there).map(file -> file.getPath().toString()).toArray(String[]::new));
    rows.createOrReplaceTempView(table);
  }

  private static StructType columns(FactKind kind) {
    StructType columns = new StructType();
    if (!Layout.isShared(kind)) {
      columns =
          columns
              .add("company_no", DataTypes.IntegerType)
              .add("pair_no", DataTypes.IntegerType)
              .add("role_no", DataTypes.ByteType);
    }
    columns = columns.add("line_no", DataTypes.LongType);
    for (Column column : Layout.stored(kind)) {
      columns = columns.add(column.name(), type(column));
    }
    return columns;
  }

  private static DataType type(Column column) {
    return switch (column.type()) {
      case "date" -> DataTypes.DateType;
      case "month" -> DataTypes.IntegerType;
      case "money" -> DataTypes.LongType;
      case "hours" -> DataTypes.createDecimalType(9, 6);
      default -> DataTypes.StringType;
    };
  }
}
