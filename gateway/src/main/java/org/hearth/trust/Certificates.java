package org.hearth.trust;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeper of the home's certificates. What is missing is made at the first start; {@code .ready} is written last, and other
 * parts of the house wait for it. Any number of threads may hold it.
 */
@ApplicationScoped
public class Certificates {
    private static final Logger LOG = Logger.getLogger(Certificates.class);

    /** A Pi starts with a clock that may stand anywhere, in 1970 if nothing remembers better; these must be good whatever it says. */
    private static final Instant LONG_AGO = Instant.EPOCH;

    private static final Instant FAR_AWAY = Instant.parse("2049-12-31T00:00:00Z");

    /** Browsers accept no more from any authority (CA/Browser Forum ballot SC22). */
    private static final Duration WEB_LIFETIME = Duration.ofDays(397);

    /** Whoever made a certificate before did it by a clock that had never been set. */
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    /** A home may be off for a season and more; a clock that leaves the certificate further behind may be the one that is wrong. */
    private static final Duration FAR = Duration.ofDays(365);

    /** So many characters of the device's UUID are its name on the network. */
    private static final int ANNOUNCED = 7;

    private final TrustSettings settings;
    private final InstantSource clock;
    private final CertificateFiles files;
    private final BrokerKeys brokerKeys;

    Certificates(TrustSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.files = new CertificateFiles(settings.dir());
        this.brokerKeys = new BrokerKeys(files);
    }

    /** Makes what is missing; for a process without a container of beans. */
    public static Certificates make(TrustSettings settings, InstantSource clock) {
        Certificates certificates = new Certificates(settings, clock);
        certificates.prepare();
        return certificates;
    }

    @PostConstruct
    synchronized void prepare() {
        CertificateAuthority authority = authority();
        // At each start, because a log may keep only the last one; people compare it with what their browser shows.
        LOG.infof(
                "the home's certificate authority has the SHA-256 fingerprint %s",
                Pins.forPeople(authority.certificate()));
        brokerKeys.repair();
        prepareBroker(authority, BrokerKeys.IN_USE);
        prepareBroker(authority, BrokerKeys.NEXT);
        brokerKeys.prepareFormer();
        if (!files.hasPair("web") || !hasNames(files.readCertificate("web.crt"))) makeWeb(authority);
        if (!files.has("ca.sha256"))
            files.write("ca.sha256", Pins.forPeople(authority.certificate()) + "\n", "rw-r--r--");
        files.write(".ready", "", "rw-r--r--");
        handToWebServer();
    }

    /**
     * Is it time for another web certificate? Only to be asked by whoever knows that the clock is right: at a start the certificate is
     * left as it is, because a clock that says that it is over, or not begun, may be the one that is wrong.
     */
    public synchronized boolean webIsDue() {
        X509Certificate certificate = files.readCertificate("web.crt");
        Instant now = clock.instant();
        return now.isBefore(certificate.getNotBefore().toInstant())
                || !now.isBefore(dueAt(certificate))
                || !hasNames(certificate);
    }

    /** The moment from which on another web certificate is to be made. */
    public Instant webDueAt() {
        return dueAt(files.readCertificate("web.crt"));
    }

    private static Instant dueAt(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant().minus(WEB_LIFETIME.dividedBy(3));
    }

    /**
     * Is the clock years ahead of the certificate? Then one that is made by it would shut out every browser that knows the time, if the clock
     * is wrong.
     */
    public synchronized boolean webIsLongOver() {
        Instant until = webUntil();
        return until.isAfter(BEGINNING) && clock.instant().isAfter(until.plus(FAR));
    }

    /** Makes another web certificate, with a key of its own, and hands it to the web server. */
    public synchronized void renewWeb() {
        makeWeb(authority());
        handToWebServer();
    }

    /** The moment at which browsers stop to accept the web certificate. */
    public Instant webUntil() {
        return files.readCertificate("web.crt").getNotAfter().toInstant();
    }

    /** The moment at which the home's authority vouches for nothing any more. */
    public Instant authorityUntil() {
        return files.readCertificate("ca.crt").getNotAfter().toInstant();
    }

    private void handToWebServer() {
        settings.webShare().ifPresent(dir -> new Share(dir).hand(forWebServer()));
    }

    private SequencedMap<String, String> forWebServer() {
        SequencedMap<String, String> handed = new LinkedHashMap<>();
        for (String name : List.of("ca.crt", "ca.sha256", "web.key", "web.crt")) handed.put(name, files.text(name));
        handed.put("names", String.join(",", names()) + "\n");
        return handed;
    }

    /** What a broker of this home has to have to show that it is: its key, then its certificate. */
    public SequencedMap<String, String> forBroker() {
        return pair(BrokerKeys.IN_USE);
    }

    /** What the broker shows at its grace port: the key before, then its certificate. */
    public SequencedMap<String, String> forGracePort() {
        return pair(BrokerKeys.FORMER);
    }

    private SequencedMap<String, String> pair(String name) {
        SequencedMap<String, String> handed = new LinkedHashMap<>();
        for (String kind : List.of(".key", ".crt")) handed.put(name + kind, files.text(name + kind));
        return handed;
    }

    /** The home's own authority, in PEM. */
    public Path authorityFile() {
        return files.path("ca.crt");
    }

    /** What stands in it. */
    public String authorityPem() {
        return files.text("ca.crt");
    }

    /**
     * Pins for a device that enrols now: of the broker's key in use and of the next one; while a change of keys is under way, of the key in
     * use and of the one before it.
     */
    public List<String> brokerPins() {
        return brokerKeys.pins();
    }

    /** The keys that the broker has, had and will have. */
    public BrokerKeys brokerKeys() {
        return brokerKeys;
    }

    /** Makes another next key for the broker, if the one there was is in use now. */
    public void prepareNextBrokerKey() {
        if (brokerKeys.inUse().equals(brokerKeys.next())) issueBroker(authority(), BrokerKeys.NEXT);
    }

    /** Names under which browsers find the dashboard and devices the broker, the most general first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(settings.names());
        // balenaOS announces it so, with nothing to set (docs.balena.io, "Masterclass: hostnames").
        settings.deviceUuid()
                .map(uuid ->
                        uuid.substring(0, Math.min(uuid.length(), ANNOUNCED)).toLowerCase(Locale.ROOT) + ".local")
                .filter(name -> !names.contains(name))
                .ifPresent(names::add);
        return names;
    }

    private List<String> brokerNames() {
        return Stream.concat(names().stream(), settings.brokerNames().stream().flatMap(List::stream))
                .distinct()
                .toList();
    }

    private CertificateAuthority authority() {
        if (files.has("ca.crt"))
            return new CertificateAuthority(files.readKey("ca.key"), files.readCertificate("ca.crt"));
        KeyPair keys = CertificateAuthority.newKeys();
        X509Certificate made = CertificateAuthority.selfSigned(keys, brokerNames(), LONG_AGO, FAR_AWAY);
        files.writeKey("ca.key", keys);
        files.writeCertificates("ca.crt", made);
        LOG.info("made the home's own certificate authority");
        return new CertificateAuthority(keys.getPrivate(), made);
    }

    private void prepareBroker(CertificateAuthority authority, String name) {
        if (!files.hasPair(name)) issueBroker(authority, name);
    }

    private void issueBroker(CertificateAuthority authority, String name) {
        KeyPair keys = CertificateAuthority.newKeys();
        files.writeKey(name + ".key", keys);
        files.writeCertificates(
                name + ".crt", authority.issue(keys, brokerNames(), LONG_AGO, FAR_AWAY), authority.certificate());
    }

    private void makeWeb(CertificateAuthority authority) {
        KeyPair keys = CertificateAuthority.newKeys();
        Instant now = clock.instant();
        X509Certificate made =
                authority.issue(keys, names(), now.minus(Duration.ofDays(1)), now.plus(WEB_LIFETIME.minusDays(1)));
        // The key first: a web server that looks for a change looks at the certificate.
        files.writeKey("web.key", keys);
        files.writeCertificates("web.crt", made, authority.certificate());
    }

    private boolean hasNames(X509Certificate certificate) {
        return alternativeNames(certificate)
                .containsAll(
                        names().stream().map(CertificateAuthority::canonical).toList());
    }

    private static Set<String> alternativeNames(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
            if (entries != null) entries.forEach(entry -> names.add(String.valueOf(entry.get(1))));
        } catch (CertificateParsingException e) {
            LOG.warn("the web certificate's names cannot be read; it is made anew", e);
        }
        return names;
    }
}
