/// Parquet files: Thrift structures by parquet-format, pages, levels and values by a bulk decoder of our own.
package dev.aquatint.columns.parquet;
