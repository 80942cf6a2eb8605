package org.hearth.backup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where backups are kept, and how many. */
@ConfigMapping(prefix = "hearth.backup")
public interface BackupSettings {
    /** Folder of the sealed files; it is made with mode 700 when it is not there. */
    @WithDefault("${hearth.trust.dir}/backups")
    Path dir();

    /** Left when a backup is to take the home's place, and taken away when it has; {@code HEARTH_BACKUP_MARK} in the environment. */
    @WithDefault("${hearth.trust.dir}/restore")
    Path mark();

    /** How many of the newest are kept. */
    @WithDefault("7")
    int nightly();

    /** Of how many weeks the newest is kept beside those. */
    @WithDefault("4")
    int weekly();

    /** The largest file that may be sent to be restored, in bytes; the web server's limit stands in {@code nginx/https.conf}. */
    @WithDefault("4294967296")
    long largest();

    /** The hour of the home's clock in which one is made by itself. */
    @WithDefault("3")
    int hour();
}
