package org.hearth.walls;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Ways of writing a path so that a guard and a router may read it differently: CVE-2023-4853, CVE-2026-39852 and CVE-2026-50559 were
 * such differences in Quarkus.
 */
final class Tricks {
    private Tricks() {}

    /** This path as it is and in every other way, by the name of the trick. */
    static Map<String, String> of(String path) {
        int last = path.lastIndexOf('/');
        String front = path.substring(0, last);
        String leaf = path.substring(last + 1);
        String rest = path.substring("/api/v1".length());
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("as it is", path);
        ways.put("doubled at the start", "/" + path);
        ways.put("doubled everywhere", path.replace("/", "//"));
        ways.put("doubled at the leaf", front + "//" + leaf);
        ways.put("parameter at the end", path + ";x");
        ways.put("parameter in the middle", "/api;x=1/v1" + rest);
        ways.put("empty parameter", path + ";");
        ways.put("encoded semicolon", path + "%3Bx");
        ways.put("encoded slash", front + "%2F" + leaf);
        ways.put("encoded slashes", "/" + path.substring(1).replace("/", "%2f"));
        ways.put("encoded backslash", front + "%5C" + leaf);
        ways.put("backslash", front + "\\" + leaf);
        ways.put("dots and parameter", "/api/v1/setup/..;" + rest);
        ways.put("dots and parameter from outside", "/x/..;" + path);
        ways.put("dots", "/api/v1/setup/.." + rest);
        ways.put("dots from outside", "/x/.." + path);
        ways.put("encoded dots", "/api/v1/setup/%2e%2e" + rest);
        ways.put("encoded dots and slash", "/api/v1/setup%2f%2e%2e" + rest);
        ways.put("twice encoded dots", "/api/v1/setup/%252e%252e" + rest);
        ways.put("one dot", "/api/./v1" + rest);
        ways.put("encoded dot", "/api/%2e/v1" + rest);
        ways.put("dot at the end", path + "/.");
        ways.put("slash at the end", path + "/");
        ways.put("slashes at the end", path + "//");
        ways.put("capitals", path.toUpperCase(Locale.ROOT));
        ways.put("a capital", "/Api/v1" + rest);
        ways.put("encoded letter", "/%61pi/v1" + rest);
        ways.put("overlong slash", front + "%c0%af" + leaf);
        ways.put("encoded nothing", path + "%00");
        ways.put("encoded blank", path + "%20");
        ways.put("encoded line end", path + "%0d%0a");
        ways.put("ending", path + ".json");
        ways.put("encoded question", path + "%3f");
        ways.put("fragment", path + "#x");
        ways.put("absolute form", "http://localhost" + path);
        ways.put("absolute form of another", "http://evil.example" + path);
        ways.put("absolute form with a user", "http://setup@localhost" + path);
        return ways;
    }
}
