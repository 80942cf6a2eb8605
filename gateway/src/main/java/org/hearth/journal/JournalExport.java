package org.hearth.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.hearth.journal.JournalTable.Kept;
import org.hearth.problems.Problem;

/**
 * Writes the journal out, a page at a time: however long it is and however slowly somebody reads, it takes the memory of one page, and
 * no connection to the database while it waits for the reader. Any number of threads may hold it.
 */
@ApplicationScoped
class JournalExport {
    private static final int PAGE = 500;
    private static final int MOST_AT_ONCE = 2;

    private final JournalTable table;
    private final ObjectMapper json;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    JournalExport(JournalTable table, ObjectMapper json) {
        this.table = table;
        this.json = json;
    }

    /**
     * Reads the first page, so that what can go wrong goes wrong before anything is written. A place is only taken while it is written:
     * an answer whose reader has gone meanwhile never is.
     *
     * @throws org.hearth.problems.ProblemException if others export already
     */
    Export begin(JournalQuery query, ExportForm form) {
        if (places.availablePermits() == 0)
            throw new Problem.Unavailable("export-busy", "Others export the journal already.", Duration.ofSeconds(10))
                    .thrown();
        return new Export(query, form, table.page(query, 0, PAGE));
    }

    /** What is about to be written. */
    final class Export {
        private final JournalQuery query;
        private final ExportForm form;
        private final List<Kept> first;

        private Export(JournalQuery query, ExportForm form, List<Kept> first) {
            this.query = query;
            this.form = form;
            this.first = first;
        }

        void writeTo(OutputStream out) throws IOException {
            if (!places.tryAcquire()) throw new IOException("others have begun to export in this moment");
            try {
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                writer.write(form.head());
                List<Kept> page = first;
                while (!page.isEmpty()) {
                    for (Kept entry : page) writer.write(form.line(entry, json));
                    if (page.size() < PAGE) break;
                    page = table.page(query, page.getLast().entry().id(), PAGE);
                }
                writer.flush();
            } finally {
                places.release();
            }
        }
    }
}
