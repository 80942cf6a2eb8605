package org.hearth.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hearth.journal.JournalTable.Kept;

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
    private final ExportPlaces places = new ExportPlaces(MOST_AT_ONCE);

    JournalExport(JournalTable table, ObjectMapper json) {
        this.table = table;
        this.json = json;
    }

    /**
     * Takes a place, which is the caller's to give back, and reads the first page, so that what can go wrong goes wrong before anything is
     * written.
     *
     * @param mayRead asked before each page
     * @throws org.hearth.problems.ProblemException {@code export-busy} if others export already
     */
    Export begin(JournalQuery query, ExportForm form, BooleanSupplier mayRead) {
        ExportPlaces.Place place = places.take(new Object());
        try {
            return new Export(place, query, form, mayRead, table.page(query, 0, PAGE));
        } catch (RuntimeException unread) {
            place.close();
            throw unread;
        }
    }

    /** What is about to be written. */
    final class Export implements AutoCloseable {
        private final ExportPlaces.Place place;
        private final JournalQuery query;
        private final ExportForm form;
        private final BooleanSupplier mayRead;
        private final List<Kept> first;

        private Export(
                ExportPlaces.Place place,
                JournalQuery query,
                ExportForm form,
                BooleanSupplier mayRead,
                List<Kept> first) {
            this.place = place;
            this.query = query;
            this.form = form;
            this.mayRead = mayRead;
            this.first = first;
        }

        /** @throws IOException if whoever reads goes away, or may not read any more */
        void writeTo(OutputStream out) throws IOException {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(form.head());
            List<Kept> page = first;
            while (!page.isEmpty()) {
                if (!mayRead.getAsBoolean()) throw new IOException("whoever exports may not read the journal any more");
                for (Kept entry : page) writer.write(form.line(entry, json));
                if (page.size() < PAGE) break;
                page = table.page(query, page.getLast().entry().id(), PAGE);
            }
            writer.flush();
        }

        @Override
        public void close() {
            place.close();
        }
    }
}
