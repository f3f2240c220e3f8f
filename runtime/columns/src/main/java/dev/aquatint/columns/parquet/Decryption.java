package dev.aquatint.columns.parquet;

import dev.aquatint.frame.ParquetKeys;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.crypto.AesCipher;
import org.apache.parquet.crypto.ColumnDecryptionProperties;
import org.apache.parquet.crypto.FileDecryptionProperties;
import org.apache.parquet.crypto.InternalFileDecryptor;
import org.apache.parquet.format.FileCryptoMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/// Keys as parquet-java takes them. Its objects are made anew for each use: they hold ciphers, which threads cannot share.
final class Decryption {
    private Decryption() {}

    static FileDecryptionProperties properties(ParquetKeys keys) {
        Map<ColumnPath, ColumnDecryptionProperties> columns = new HashMap<>();
        keys.columns().forEach((name, key) -> {
            ColumnPath path = ColumnPath.fromDotString(name);
            columns.put(path, ColumnDecryptionProperties.builder(path).withKey(key).build());
        });
        var to = FileDecryptionProperties.builder().withPlaintextFilesAllowed();
        if (keys.footer() != null) to.withFooterKey(keys.footer());
        if (!columns.isEmpty()) to.withColumnKeys(columns);
        if (keys.prefix() != null) to.withAADPrefix(keys.prefix());
        if (keys.asked() != null) to.withKeyRetriever(keys.asked()::apply);
        // without its key nobody can tell whether a readable footer is the one that was written
        if (keys.footer() == null && keys.asked() == null) to.withoutFooterSignatureVerification();
        return to.build();
    }

    /// An encrypted footer.
    static FileMetaData footer(Bytes bytes, ParquetKeys keys, int most) throws IOException {
        var stream = bytes.stream();
        FileCryptoMetaData how = Util.readFileCryptoMetaData(stream);
        var decryptor = new InternalFileDecryptor(properties(keys));
        decryptor.setFileCryptoMetaData(how.getEncryption_algorithm(), true, how.getKey_metadata());
        return Util.readFileMetaData(stream, decryptor.fetchFooterDecryptor(), AesCipher.createFooterAAD(decryptor.getFileAAD()), most);
    }
}
