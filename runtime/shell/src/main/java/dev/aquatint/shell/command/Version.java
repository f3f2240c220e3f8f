package dev.aquatint.shell.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version in the manifest of our jar.
final class Version implements IVersionProvider {

    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("(not packaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Aquatint %s, Java %s".formatted(text(), Runtime.version())};
    }
}
