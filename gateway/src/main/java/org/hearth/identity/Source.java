package org.hearth.identity;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from, as far as it is worth counting: an IPv4 address, or the first 64 bits of an IPv6 one, since a
 * single machine may have all addresses behind them (RFC 4291, section 2.5.4).
 *
 * @param address literal without a port
 */
record Source(String address) {
    private static final int IPV6_BYTES = 16;
    private static final int PREFIX_BYTES = 8;

    /** The client as nginx saw it, or whoever talks to the gateway directly. */
    static Source of(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? new Source("unknown")
                : of(request.remoteAddress().hostAddress());
    }

    static Source of(String literal) {
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            byte[] bytes = address.getAddress();
            if (bytes.length != IPV6_BYTES) return new Source(address.getHostAddress());
            Arrays.fill(bytes, PREFIX_BYTES, IPV6_BYTES, (byte) 0);
            return new Source(InetAddress.getByAddress(bytes).getHostAddress() + "/64");
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            return new Source("unknown");
        }
    }
}
