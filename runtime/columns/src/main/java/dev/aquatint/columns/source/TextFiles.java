package dev.aquatint.columns.source;

import dev.aquatint.columns.Catalogue;
import dev.aquatint.columns.Lasting;
import dev.aquatint.columns.csv.CsvFile;
import dev.aquatint.frame.Csv;
import dev.aquatint.frame.CsvFormat;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Written;
import java.nio.file.Path;
import java.util.List;

/// Text files as they were when they were named, and the catalogue that keeps what is read of them.
///
/// @param name what messages call them
record TextFiles(Catalogue catalogue, String name, List<String> written, FileIdentity files) implements Csv.Files {

    /// The same files read with other options are other data.
    private record Identity(FileIdentity files, CsvFormat format) implements Lasting {
        @Override
        public String place() {
            return files.place() + format;
        }
    }

    @Override
    public Frame read(CsvFormat format) {
        List<Path> paths = files.files().stream().map(FileIdentity.State::path).toList();
        return catalogue.frame(new Identity(files, format), () -> CsvFile.open(name, paths, format), "csv(" + Written.quoted(written) + ")" + format);
    }
}
